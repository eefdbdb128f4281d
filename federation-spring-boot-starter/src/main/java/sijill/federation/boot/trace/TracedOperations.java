package sijill.federation.boot.trace;

import java.util.Locale;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import sijill.federation.GraphQlRequest;
import sijill.federation.GraphQlResponse;

/**
 * Observes operations, below whatever is observed on the thread already.
 */
public final class TracedOperations {

	static final String NAME = "sijill.operation";

	// The engine's calls travel on threads of their own, which inherit it.
	private static final InheritableThreadLocal<@Nullable Observation> CURRENT = new InheritableThreadLocal<>();

	private final ObservationRegistry registry;

	TracedOperations(ObservationRegistry registry) {
		this.registry = registry;
	}

	static @Nullable Observation current() {
		return CURRENT.get();
	}

	/**
	 * Observes the execution of a request. The name of its operation is a client's word,
	 * so it is no label of low cardinality.
	 */
	public GraphQlResponse trace(GraphQlRequest request, Supplier<GraphQlResponse> execution) {
		Observation observation = Observation.createNotStarted(NAME, this.registry).contextualName("graphql operation");
		if (request.operationName() != null) {
			observation.highCardinalityKeyValue("graphql.operation.name", request.operationName());
		}
		observation.start();
		CURRENT.set(observation);
		// A call on this very thread would otherwise belong to the request around it all.
		Observation.Scope scope = observation.openScope();
		try {
			GraphQlResponse response = execution.get();
			observation.lowCardinalityKeyValue("outcome", response.outcome().name().toLowerCase(Locale.ROOT))
				.highCardinalityKeyValue("errors", Integer.toString(response.errors().size()));
			return response;
		}
		catch (RuntimeException ex) {
			observation.error(ex);
			throw ex;
		}
		finally {
			scope.close();
			CURRENT.remove();
			observation.stop();
		}
	}

}
