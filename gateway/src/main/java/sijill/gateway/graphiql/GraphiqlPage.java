package sijill.gateway.graphiql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * GraphiQL's page, with the first query written into it.
 */
final class GraphiqlPage {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	// Everything comes from this server; CodeMirror sets styles on elements.
	private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
			+ "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

	private final String html;

	GraphiqlPage(GraphiqlSettings settings) {
		Map<String, @Nullable Object> page = new LinkedHashMap<>();
		page.put("url", "graphql");
		if (settings.query() != null) {
			JsonMapper json = JsonMapper.shared();
			page.put("query", text(settings.query()));
			page.put("variables", json.writerWithDefaultPrettyPrinter().writeValueAsString(settings.variables()));
		}
		this.html = text(new ClassPathResource("graphiql/page.html")).replace("{{settings}}", script(page));
	}

	ServerResponse show(ServerRequest request) {
		return ServerResponse.ok().contentType(HTML).header("Content-Security-Policy", POLICY).body(this.html);
	}

	// "</script>" in a query must not end the element that holds it.
	private static String script(Map<String, @Nullable Object> page) {
		return JsonMapper.shared().writeValueAsString(page).replace("<", "\\u003c");
	}

	private static String text(Resource resource) {
		try {
			return resource.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("GraphiQL's first query cannot be read from " + resource, ex);
		}
	}

}
