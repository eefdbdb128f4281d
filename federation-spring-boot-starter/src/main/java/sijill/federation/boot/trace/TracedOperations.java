package sijill.federation.boot.trace;

import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import sijill.federation.Answers;
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
		return observe(request, execution, TracedOperations::note);
	}

	/**
	 * The same where the answer may be many: of a subscription, how it begins is
	 * observed.
	 */
	public Answers traceAll(GraphQlRequest request, Supplier<Answers> execution) {
		return observe(request, execution, (observation, answers) -> {
			switch (answers) {
				case Answers.One one -> note(observation, one.response());
				case Answers.Many many -> observation.lowCardinalityKeyValue("outcome", "subscribed");
			}
		});
	}

	private static void note(Observation observation, GraphQlResponse response) {
		observation.lowCardinalityKeyValue("outcome", response.outcome().name().toLowerCase(Locale.ROOT))
			.highCardinalityKeyValue("errors", Integer.toString(response.errors().size()));
	}

	private <T> T observe(GraphQlRequest request, Supplier<T> execution, BiConsumer<Observation, T> noting) {
		Observation observation = Observation.createNotStarted(NAME, this.registry).contextualName("graphql operation");
		if (request.operationName() != null) {
			observation.highCardinalityKeyValue("graphql.operation.name", request.operationName());
		}
		observation.start();
		CURRENT.set(observation);
		// A call on this very thread would otherwise belong to the request around it all.
		Observation.Scope scope = observation.openScope();
		try {
			T result = execution.get();
			noting.accept(observation, result);
			return result;
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
