package sijill.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what went wrong: as problem details (RFC 9457), and at the address of the graph
 * as an answer of GraphQL. Both carry the same code and the correlation id.
 */
public final class Problems {

	private final JsonMapper json = JsonMapper.builder().build();

	private final String graph;

	Problems(String graph) {
		this.graph = graph;
	}

	public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Failure failure)
			throws IOException {
		if (response.isCommitted()) {
			return;
		}
		Request current = Request.current();
		Map<String, Object> extensions = failure.extensions((current != null) ? current.correlationId() : "");
		response.resetBuffer();
		response.setStatus(status.value());
		if (WebSettings.isAt(this.graph, request)) {
			response.setContentType(graphType(request));
			this.json.writeValue(response.getOutputStream(),
					Map.of("errors", List.of(Map.of("message", failure.message(), "extensions", extensions))));
		}
		else {
			Map<String, Object> problem = new LinkedHashMap<>();
			problem.put("type", "about:blank");
			problem.put("title", status.getReasonPhrase());
			problem.put("status", status.value());
			problem.put("detail", failure.message());
			problem.putAll(extensions);
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			this.json.writeValue(response.getOutputStream(), problem);
		}
	}

	private static String graphType(HttpServletRequest request) {
		String accepted = request.getHeader("Accept");
		return (accepted != null && accepted.contains("application/graphql-response+json"))
				? "application/graphql-response+json" : MediaType.APPLICATION_JSON_VALUE;
	}

}
