package sijill.federation.boot.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import sijill.federation.Answers;
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

/**
 * Has requests answered by the graph that is served when they come; a subscription stays
 * with that graph until it ends.
 */
final class Operations {

	private final CurrentGraph current;

	private final Documents documents;

	Operations(CurrentGraph current, Documents documents) {
		this.current = current;
		this.documents = documents;
	}

	Answers answer(Parameters parameters, RequestContext context) {
		try {
			Documents.Found document = this.documents.find(parameters.query(), parameters.documentId(),
					parameters.extensions());
			Optional<ServedGraph> graph = this.current.get();
			if (graph.isEmpty()) {
				return refused(
						new GraphQlError("The graph is not there yet, ask again in a moment", ErrorCode.UNAVAILABLE),
						context);
			}
			Answers answers = graph.get()
				.engine()
				.subscribe(new GraphQlRequest(document.text(), parameters.operationName(), parameters.variables(),
						parameters.extensions(), context));
			if (!(answers instanceof Answers.One(GraphQlResponse response) && response.isRequestError())) {
				this.documents.remember(document);
			}
			return answers;
		}
		catch (DocumentRefusedException ex) {
			// The codes of the protocol of persisted queries are its own.
			return refused(new GraphQlError(ex.forClient(), List.of(), List.of(), ErrorCode.BAD_REQUEST,
					Map.of("code", ex.reason().code())), context);
		}
	}

	private static Answers refused(GraphQlError error, RequestContext context) {
		return new Answers.One(GraphQlResponse.refused(List.of(error.with(context.errorDetails()))));
	}

}
