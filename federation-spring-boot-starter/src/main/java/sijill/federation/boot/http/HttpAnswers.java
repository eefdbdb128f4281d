package sijill.federation.boot.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import sijill.federation.ErrorCode;
import sijill.federation.GraphQlResponse;
import sijill.federation.GraphQlResponse.Outcome;
import sijill.federation.boot.documents.DocumentRefusedException;
import sijill.federation.boot.documents.DocumentRefusedException.Reason;
import sijill.federation.boot.graph.CurrentGraph;
import sijill.web.Failure;
import sijill.web.Problems;
import sijill.web.Statuses;

/**
 * Gives answers their status and headers.
 */
public final class HttpAnswers {

	static final String SUBGRAPH_CALLS = "Sijill-Subgraph-Calls";

	private final Problems problems;

	private final boolean development;

	HttpAnswers(Problems problems, boolean development) {
		this.problems = problems;
		this.development = development;
	}

	/**
	 * An answer for a client that would also take events, which is to get no JSON where
	 * it likes them better, unless it has asked by the wrong method.
	 */
	public Optional<ServerResponse> insteadOfEvents(ServerRequest request, GraphQlResponse response) {
		Optional<AnswerType> type = typeInsteadOfEvents(request);
		return (response.outcome() == Outcome.OPERATION_NOT_ALLOWED)
				? Optional.of(of(response, type.orElse(AnswerType.JSON))) : type.map((it) -> of(response, it));
	}

	/**
	 * The same, for a document that is not answered, unless the request says nothing of
	 * any.
	 */
	public Optional<ServerResponse> insteadOfEvents(ServerRequest request, DocumentRefusedException refusal) {
		Optional<AnswerType> type = typeInsteadOfEvents(request);
		return (refusal.reason() == Reason.MISUSED) ? Optional.of(refused(refusal, type.orElse(AnswerType.JSON)))
				: type.map((it) -> refused(refusal, it));
	}

	private static Optional<AnswerType> typeInsteadOfEvents(ServerRequest request) {
		try {
			return AnswerType.insteadOfEvents(request.headers().accept());
		}
		catch (InvalidMediaTypeException ex) {
			return Optional.empty();
		}
	}

	ServerResponse of(GraphQlResponse response, AnswerType type) {
		return switch (response.outcome()) {
			case EXECUTED -> bytes(HttpStatus.OK, type, response, calls(response));
			case REQUEST_ERROR -> bytes(refusal(response, type), type, response, calls(response));
			case OPERATION_NOT_ALLOWED ->
				bytes(HttpStatus.METHOD_NOT_ALLOWED, type, response, Map.of(HttpHeaders.ALLOW, HttpMethod.POST.name()));
			case EVENTS_NOT_TAKEN -> bytes(HttpStatus.NOT_ACCEPTABLE, type, response, Map.of());
		};
	}

	ServerResponse refused(HttpStatus status, String message) {
		return error(status, ErrorCode.BAD_REQUEST, message, Map.of());
	}

	/**
	 * What clients of persisted queries wait for comes with 200, since some of them look
	 * into no other answer.
	 */
	ServerResponse refused(DocumentRefusedException refusal, AnswerType type) {
		return switch (refusal.reason()) {
			case NOT_FOUND, NOT_SUPPORTED -> protocol(refusal, type);
			case NOT_TRUSTED -> error(HttpStatus.FORBIDDEN, ErrorCode.FORBIDDEN, refusal.forClient(), Map.of());
			case MISUSED -> refused(HttpStatus.BAD_REQUEST, refusal.forClient());
		};
	}

	private static ServerResponse protocol(DocumentRefusedException refusal, AnswerType type) {
		return ServerResponse.ok()
			.varyBy(HttpHeaders.ACCEPT)
			.contentType(type.mediaType())
			.cacheControl(CacheControl.noStore())
			.body(Map.of("errors", List
				.of(Map.of("message", refusal.forClient(), "extensions", Map.of("code", refusal.reason().code())))));
	}

	ServerResponse notReady() {
		return error(HttpStatus.SERVICE_UNAVAILABLE, CurrentGraph.NOT_READY.code(), CurrentGraph.NOT_READY.message(),
				Map.of(HttpHeaders.RETRY_AFTER, "1"));
	}

	/** Only the log of accesses sees it. */
	public static ServerResponse toNobody() {
		return ServerResponse.status(499).build();
	}

	ServerResponse methodNotAllowed(HttpMethod... allowed) {
		String allow = String.join(", ", List.of(allowed).stream().map(HttpMethod::name).toList());
		return error(HttpStatus.METHOD_NOT_ALLOWED, ErrorCode.BAD_REQUEST, "Only these methods are allowed: " + allow,
				Map.of(HttpHeaders.ALLOW, allow));
	}

	private ServerResponse error(HttpStatus status, ErrorCode code, String message, Map<String, String> headers) {
		return ServerResponse.status(status)
			.varyBy(HttpHeaders.ACCEPT)
			.headers((all) -> all.setAll(headers))
			.build((request, response) -> {
				this.problems.write(request, response, status, new Failure(code, message, null));
				return null;
			});
	}

	/**
	 * By the specification: 200 for clients who take it for "this is GraphQL", a status
	 * that says who is to blame for the others.
	 */
	private static HttpStatus refusal(GraphQlResponse response, AnswerType type) {
		if (type == AnswerType.JSON) {
			return HttpStatus.OK;
		}
		return Statuses.of(response.errors().isEmpty() ? ErrorCode.INTERNAL : response.errors().getFirst().code());
	}

	private Map<String, String> calls(GraphQlResponse response) {
		return this.development ? Map.of(SUBGRAPH_CALLS, Integer.toString(response.subgraphCalls())) : Map.of();
	}

	private static ServerResponse bytes(HttpStatus status, AnswerType type, GraphQlResponse answer,
			Map<String, String> headers) {
		return ServerResponse.status(status)
			.varyBy(HttpHeaders.ACCEPT)
			.headers((all) -> all.setAll(headers))
			.build((request, response) -> {
				response.setContentType(type.mediaType().toString());
				response.setContentLength(answer.bytes().length);
				answer.writeTo(response.getOutputStream());
				return null;
			});
	}

}
