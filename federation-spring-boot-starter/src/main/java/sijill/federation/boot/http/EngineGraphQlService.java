package sijill.federation.boot.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.ExecutionResult;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;

import sijill.federation.ErrorCode;
import sijill.federation.GraphQlError;
import sijill.federation.GraphQlRequest;
import sijill.federation.RequestContext;
import sijill.federation.boot.documents.DocumentRefusedException;
import sijill.federation.boot.documents.Documents;
import sijill.federation.boot.graph.CurrentGraph;
import sijill.federation.boot.graph.ServedGraph;
import sijill.federation.boot.trace.TracedOperations;

/**
 * The engine as Spring for GraphQL sees it, for its testers and for applications that ask
 * themselves. It costs a tree of maps, which is why the transports do without it.
 */
final class EngineGraphQlService implements ExecutionGraphQlService {

	private final CurrentGraph current;

	private final Scheduler scheduler;

	private final Documents documents;

	private final RequestContexts contexts;

	private final TracedOperations traces;

	EngineGraphQlService(CurrentGraph current, Scheduler scheduler, Documents documents, RequestContexts contexts,
			TracedOperations traces) {
		this.current = current;
		this.scheduler = scheduler;
		this.documents = documents;
		this.contexts = contexts;
		this.traces = traces;
	}

	@Override
	public Mono<ExecutionGraphQlResponse> execute(ExecutionGraphQlRequest request) {
		RequestContext context = this.contexts.current(RequestContext.none().allowed());
		return Mono.fromCallable(() -> answer(request, context)).subscribeOn(this.scheduler);
	}

	private ExecutionGraphQlResponse answer(ExecutionGraphQlRequest request, RequestContext context) {
		GraphQlRequest engineRequest = new GraphQlRequest(request.getDocument(), request.getOperationName(),
				new LinkedHashMap<>(request.getVariables()), new LinkedHashMap<>(request.getExtensions()), context);
		Optional<ServedGraph> graph = this.current.get();
		Map<String, @Nullable Object> answer = notReady();
		try {
			this.documents.requireTrust(request.getDocument());
			if (graph.isPresent()) {
				ServedGraph served = graph.get();
				answer = this.traces.trace(engineRequest, () -> served.engine().execute(engineRequest))
					.toSpecification();
			}
		}
		catch (DocumentRefusedException ex) {
			answer = refused(new GraphQlError(ex.forClient(), ErrorCode.FORBIDDEN));
		}
		return new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result(answer));
	}

	private static Map<String, @Nullable Object> notReady() {
		return refused(CurrentGraph.NOT_READY);
	}

	private static Map<String, @Nullable Object> refused(GraphQlError error) {
		return Map.of("errors", List.of(error.toSpecification()));
	}

	@SuppressWarnings("NullAway") // "data" may be null, which graphql-java does not say
	private static ExecutionResult result(Map<String, @Nullable Object> answer) {
		return ExecutionResult.fromSpecification(answer);
	}

}
