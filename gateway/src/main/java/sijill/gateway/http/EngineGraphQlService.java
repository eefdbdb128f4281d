package sijill.gateway.http;

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
import sijill.gateway.graph.CurrentGraph;
import sijill.gateway.graph.ServedGraph;

/**
 * The engine as Spring for GraphQL sees it, for the transports that Spring brings
 * (events, sockets) and for its interceptors. It costs a tree of maps, which is why plain
 * HTTP does without it.
 */
final class EngineGraphQlService implements ExecutionGraphQlService {

	private final CurrentGraph current;

	private final Scheduler scheduler;

	EngineGraphQlService(CurrentGraph current, Scheduler scheduler) {
		this.current = current;
		this.scheduler = scheduler;
	}

	@Override
	public Mono<ExecutionGraphQlResponse> execute(ExecutionGraphQlRequest request) {
		RequestContext context = RequestContexts.current(RequestContext.none().allowed());
		return Mono.fromCallable(() -> answer(request, context)).subscribeOn(this.scheduler);
	}

	private ExecutionGraphQlResponse answer(ExecutionGraphQlRequest request, RequestContext context) {
		GraphQlRequest engineRequest = new GraphQlRequest(request.getDocument(), request.getOperationName(),
				new LinkedHashMap<>(request.getVariables()), new LinkedHashMap<>(request.getExtensions()), context);
		Optional<ServedGraph> graph = this.current.get();
		Map<String, @Nullable Object> answer = graph.isPresent()
				? graph.get().engine().execute(engineRequest).toSpecification() : notReady();
		return new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result(answer));
	}

	private static Map<String, @Nullable Object> notReady() {
		GraphQlError error = new GraphQlError("The graph is not there yet, ask again in a moment",
				ErrorCode.UNAVAILABLE);
		return Map.of("errors", List.of(error.toSpecification()));
	}

	@SuppressWarnings("NullAway") // "data" may be null, which graphql-java does not say
	private static ExecutionResult result(Map<String, @Nullable Object> answer) {
		return ExecutionResult.fromSpecification(answer);
	}

}
