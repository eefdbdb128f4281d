package sijill.federation.boot.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import sijill.federation.Answers;
import sijill.federation.Engine;
import sijill.federation.ErrorCode;
import sijill.federation.GraphQlError;
import sijill.federation.GraphQlRequest;
import sijill.federation.GraphQlResponse;
import sijill.federation.RequestContext;
import sijill.federation.boot.documents.DocumentRefusedException;
import sijill.federation.boot.documents.Documents;
import sijill.federation.boot.graph.CurrentGraph;
import sijill.federation.boot.graph.ServedGraph;
import sijill.federation.boot.http.Parameters;
import sijill.federation.boot.trace.TracedOperations;

/**
 * Has requests answered by the graph that is served when they come; a subscription stays
 * with that graph until it ends.
 */
final class Operations {

	private final CurrentGraph current;

	private final Documents documents;

	private final TracedOperations traces;

	Operations(CurrentGraph current, Documents documents, TracedOperations traces) {
		this.current = current;
		this.documents = documents;
		this.traces = traces;
	}

	/**
	 * Answers whatever is asked, also by saying why it is not answered.
	 */
	Answers answer(Parameters parameters, RequestContext context) {
		try {
			return answer(find(parameters), parameters, context);
		}
		catch (DocumentRefusedException ex) {
			return refused(ex, context);
		}
	}

	Documents.Found find(Parameters parameters) throws DocumentRefusedException {
		return this.documents.find(parameters.query(), parameters.documentId(), parameters.extensions());
	}

	Answers answer(Documents.Found document, Parameters parameters, RequestContext context) {
		Optional<ServedGraph> graph = this.current.get();
		if (graph.isEmpty()) {
			return refused(CurrentGraph.NOT_READY, context);
		}
		Engine engine = graph.get().engine();
		GraphQlRequest request = new GraphQlRequest(document.text(), parameters.operationName(), parameters.variables(),
				parameters.extensions(), context);
		Answers answers = this.traces.traceAll(request, () -> engine.subscribe(request));
		if (!(answers instanceof Answers.One(GraphQlResponse response) && response.isRequestError())) {
			this.documents.remember(document);
		}
		return answers;
	}

	boolean isReady() {
		return this.current.get().isPresent();
	}

	/** The codes of the protocol of persisted queries are its own. */
	static Answers.One refused(DocumentRefusedException refusal, RequestContext context) {
		return refused(new GraphQlError(refusal.forClient(), List.of(), List.of(), ErrorCode.BAD_REQUEST,
				Map.of("code", refusal.reason().code())), context);
	}

	private static Answers.One refused(GraphQlError error, RequestContext context) {
		return new Answers.One(GraphQlResponse.refused(List.of(error.with(context.errorDetails()))));
	}

}
