package sijill.federation.boot.http;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import sijill.federation.Engine;
import sijill.federation.GraphQlRequest;
import sijill.federation.GraphQlResponse;
import sijill.federation.OperationKind;
import sijill.federation.boot.documents.DocumentRefusedException;
import sijill.federation.boot.documents.Documents;
import sijill.federation.boot.edge.Clients;
import sijill.federation.boot.graph.CurrentGraph;
import sijill.federation.boot.graph.ServedGraph;
import sijill.federation.boot.trace.TracedOperations;

/**
 * GraphQL over HTTP, by POST and (queries only) by GET.
 */
final class GraphQlEndpoint {

	private static final Set<OperationKind> BY_GET = EnumSet.of(OperationKind.QUERY);

	private static final Set<OperationKind> BY_POST = EnumSet.of(OperationKind.QUERY, OperationKind.MUTATION);

	private final CurrentGraph current;

	private final HttpAnswers answers;

	private final Clients clients;

	private final Documents documents;

	private final RequestContexts contexts;

	private final TracedOperations traces;

	GraphQlEndpoint(CurrentGraph current, HttpAnswers answers, Clients clients, Documents documents,
			RequestContexts contexts, TracedOperations traces) {
		this.current = current;
		this.answers = answers;
		this.clients = clients;
		this.documents = documents;
		this.contexts = contexts;
		this.traces = traces;
	}

	ServerResponse post(ServerRequest request) throws IOException {
		return answer(request, BY_POST, () -> RequestReader.fromBody(request));
	}

	ServerResponse get(ServerRequest request) throws IOException {
		return answer(request, BY_GET, () -> RequestReader.fromUrl(request));
	}

	ServerResponse otherMethod(ServerRequest request) {
		return this.answers.methodNotAllowed(HttpMethod.GET, HttpMethod.POST);
	}

	private ServerResponse answer(ServerRequest http, Set<OperationKind> allowed, Reading reading) throws IOException {
		Optional<AnswerType> accepted = accepted(http);
		AnswerType type = accepted.orElse(AnswerType.JSON);
		try {
			if (accepted.isEmpty()) {
				throw new RefusedException(HttpStatus.NOT_ACCEPTABLE,
						"Accept application/graphql-response+json or application/json");
			}
			Parameters parameters = reading.read();
			Documents.Found document = this.documents.find(parameters.query(), parameters.documentId(),
					parameters.extensions());
			Optional<ServedGraph> graph = this.current.get();
			if (graph.isEmpty()) {
				return this.answers.notReady();
			}
			GraphQlRequest request = new GraphQlRequest(document.text(), parameters.operationName(),
					parameters.variables(), parameters.extensions(), this.contexts.of(http.servletRequest(), allowed));
			Engine engine = graph.get().engine();
			GraphQlResponse response = this.clients.workFor(http.servletRequest(),
					() -> this.traces.trace(request, () -> engine.execute(request)));
			if (response == null) {
				return HttpAnswers.toNobody();
			}
			if (!response.isRequestError()) {
				this.documents.remember(document);
			}
			return this.answers.of(response, type);
		}
		catch (DocumentRefusedException ex) {
			return this.answers.refused(ex, type);
		}
		catch (RefusedException ex) {
			return this.answers.refused(ex.status(), ex.forClient());
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

		Parameters read() throws RefusedException, IOException;

	}

}
