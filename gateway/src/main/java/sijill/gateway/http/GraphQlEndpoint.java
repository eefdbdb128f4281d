package sijill.gateway.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import sijill.federation.Engine;
import sijill.federation.GraphQlRequest;
import sijill.federation.GraphQlResponse;
import sijill.federation.OperationKind;
import sijill.gateway.edge.Clients;
import sijill.gateway.graph.CurrentGraph;
import sijill.gateway.graph.ServedGraph;

/**
 * GraphQL over HTTP, by POST and (queries only) by GET.
 */
final class GraphQlEndpoint {

	private static final Set<OperationKind> BY_GET = EnumSet.of(OperationKind.QUERY);

	private static final Set<OperationKind> BY_POST = EnumSet.of(OperationKind.QUERY, OperationKind.MUTATION);

	private final CurrentGraph current;

	private final Answers answers;

	private final Clients clients;

	GraphQlEndpoint(CurrentGraph current, Answers answers, Clients clients) {
		this.current = current;
		this.answers = answers;
		this.clients = clients;
	}

	ServerResponse post(ServerRequest request) throws IOException {
		return answer(request, () -> {
			if (!isJson(request)) {
				throw new RefusedException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send application/json in UTF-8");
			}
			return RequestReader.fromBody(request.servletRequest().getInputStream(), RequestContexts.current(BY_POST));
		});
	}

	ServerResponse get(ServerRequest request) throws IOException {
		return answer(request, () -> RequestReader.fromUrl(request, RequestContexts.current(BY_GET)));
	}

	ServerResponse otherMethod(ServerRequest request) {
		return this.answers.methodNotAllowed(HttpMethod.GET, HttpMethod.POST);
	}

	private ServerResponse answer(ServerRequest http, Reading reading) throws IOException {
		Optional<AnswerType> accepted = accepted(http);
		AnswerType type = accepted.orElse(AnswerType.JSON);
		try {
			if (accepted.isEmpty()) {
				throw new RefusedException(HttpStatus.NOT_ACCEPTABLE,
						"Accept application/graphql-response+json or application/json");
			}
			GraphQlRequest request = reading.read();
			Optional<ServedGraph> graph = this.current.get();
			if (graph.isEmpty()) {
				return this.answers.notReady();
			}
			Engine engine = graph.get().engine();
			GraphQlResponse response = this.clients.workFor(http.servletRequest(), () -> engine.execute(request));
			return (response != null) ? this.answers.of(response, type) : Answers.toNobody();
		}
		catch (RefusedException ex) {
			return this.answers.refused(ex.status(), ex.forClient());
		}
	}

	private static boolean isJson(ServerRequest request) {
		try {
			return request.headers()
				.contentType()
				.filter(MediaType.APPLICATION_JSON::equalsTypeAndSubtype)
				.filter((type) -> type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()))
				.isPresent();
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static Optional<AnswerType> accepted(ServerRequest request) {
		try {
			return AnswerType.preferred(request.headers().accept());
		}
		catch (InvalidMediaTypeException ex) {
			return Optional.empty();
		}
	}

	@FunctionalInterface
	private interface Reading {

		GraphQlRequest read() throws RefusedException, IOException;

	}

}
