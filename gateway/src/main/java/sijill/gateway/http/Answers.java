package sijill.gateway.http;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

import sijill.federation.ErrorCode;
import sijill.federation.GraphQlError;
import sijill.federation.GraphQlResponse;

/**
 * Gives answers their status and headers.
 */
final class Answers {

	static final String SUBGRAPH_CALLS = "Sijill-Subgraph-Calls";

	private static final JsonMapper json = JsonMapper.shared();

	private final boolean development;

	Answers(boolean development) {
		this.development = development;
	}

	ServerResponse of(GraphQlResponse response, AnswerType type) {
		return switch (response.outcome()) {
			case EXECUTED -> bytes(HttpStatus.OK, type, response.bytes(), calls(response));
			case REQUEST_ERROR -> bytes(refusal(response, type), type, response.bytes(), calls(response));
			case OPERATION_NOT_ALLOWED -> bytes(HttpStatus.METHOD_NOT_ALLOWED, type, response.bytes(),
					Map.of(HttpHeaders.ALLOW, HttpMethod.POST.name()));
		};
	}

	ServerResponse error(HttpStatus status, AnswerType type, ErrorCode code, String message) {
		return error(status, type, code, message, Map.of());
	}

	ServerResponse notReady(AnswerType type) {
		return error(HttpStatus.SERVICE_UNAVAILABLE, type, ErrorCode.UNAVAILABLE,
				"The graph is not there yet, ask again in a moment", Map.of(HttpHeaders.RETRY_AFTER, "1"));
	}

	ServerResponse methodNotAllowed(AnswerType type, HttpMethod... allowed) {
		String allow = String.join(", ", List.of(allowed).stream().map(HttpMethod::name).toList());
		return error(HttpStatus.METHOD_NOT_ALLOWED, type, ErrorCode.BAD_REQUEST, "Send a request by " + allow,
				Map.of(HttpHeaders.ALLOW, allow));
	}

	private ServerResponse error(HttpStatus status, AnswerType type, ErrorCode code, String message,
			Map<String, String> headers) {
		byte[] body = json
			.writeValueAsBytes(Map.of("errors", List.of(new GraphQlError(message, code).toSpecification())));
		return bytes(status, type, body, headers);
	}

	/**
	 * By the specification: 200 for clients who take it for "this is GraphQL", a status
	 * that says who is to blame for the others.
	 */
	private static HttpStatus refusal(GraphQlResponse response, AnswerType type) {
		if (type == AnswerType.JSON) {
			return HttpStatus.OK;
		}
		ErrorCode code = response.errors().isEmpty() ? ErrorCode.INTERNAL : response.errors().getFirst().code();
		return switch (code) {
			case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
			case TIMEOUT -> HttpStatus.GATEWAY_TIMEOUT;
			case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
			case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
			case FORBIDDEN -> HttpStatus.FORBIDDEN;
			case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
			case BAD_REQUEST, NOT_FOUND, CONFLICT, TOO_LARGE -> HttpStatus.BAD_REQUEST;
		};
	}

	private Map<String, String> calls(GraphQlResponse response) {
		return this.development ? Map.of(SUBGRAPH_CALLS, Integer.toString(response.subgraphCalls())) : Map.of();
	}

	private static ServerResponse bytes(HttpStatus status, AnswerType type, byte[] body, Map<String, String> headers) {
		return ServerResponse.status(status)
			.varyBy(HttpHeaders.ACCEPT)
			.headers((all) -> all.setAll(headers))
			.build((request, response) -> {
				response.setContentType(type.mediaType().toString());
				response.setContentLength(body.length);
				response.getOutputStream().write(body);
				return null;
			});
	}

}
