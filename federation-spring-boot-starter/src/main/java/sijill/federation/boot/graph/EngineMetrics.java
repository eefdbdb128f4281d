package sijill.federation.boot.graph;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import sijill.federation.EngineObserver;
import sijill.federation.GraphQlResponse;
import sijill.federation.OperationKind;

/**
 * Counts what the engine does. Tags hold names from the graph only, never from a client's
 * request, so that their number is bounded.
 */
final class EngineMetrics implements EngineObserver {

	private final MeterRegistry registry;

	private final DistributionSummary callsAnOperation;

	/** A registry finds a timer by all of its tags, which costs more than to measure. */
	private final ConcurrentHashMap<Call, Timer> calls = new ConcurrentHashMap<>();

	private record Call(String subgraph, CallOutcome outcome) {
	}

	EngineMetrics(MeterRegistry registry) {
		this.registry = registry;
		this.callsAnOperation = DistributionSummary.builder("sijill.operation.subgraph.calls")
			.description("Calls to services for one operation")
			.serviceLevelObjectives(1, 2, 3, 4, 5, 8, 13, 21)
			.register(registry);
	}

	@Override
	public void operationFinished(@Nullable String operationName, @Nullable OperationKind kind,
			GraphQlResponse.Outcome outcome, int errors, int subgraphCalls, Duration duration) {
		Timer.builder("sijill.operations")
			.description("Operations of clients: answered whole, answered with errors, or refused")
			.tag("kind", (kind != null) ? lower(kind) : "unknown")
			.tag("outcome", switch (outcome) {
				case EXECUTED -> (errors == 0) ? "answered" : "answered_with_errors";
				case REQUEST_ERROR, OPERATION_NOT_ALLOWED, EVENTS_NOT_TAKEN -> "refused";
			})
			.register(this.registry)
			.record(duration);
		if (outcome == GraphQlResponse.Outcome.EXECUTED) {
			this.callsAnOperation.record(subgraphCalls);
		}
	}

	@Override
	public void eventAnswered(int errors, int subgraphCalls, Duration duration) {
		Timer.builder("sijill.subscriptions.events")
			.description("Events of subscriptions, from their arrival to their answer")
			.tag("outcome", (errors == 0) ? "answered" : "answered_with_errors")
			.register(this.registry)
			.record(duration);
		this.callsAnOperation.record(subgraphCalls);
	}

	@Override
	public void subscriptionFinished(@Nullable String operationName, SubscriptionEnd end, long events,
			Duration duration) {
		this.registry.counter("sijill.subscriptions.finished", "end", lower(end)).increment();
	}

	@Override
	public void subgraphCallFinished(String subgraph, CallOutcome outcome, Duration duration) {
		this.calls.computeIfAbsent(new Call(subgraph, outcome), this::timer).record(duration);
	}

	private Timer timer(Call call) {
		return Timer.builder("sijill.subgraph.calls")
			.description("Calls to services, by how they ended")
			.tag("subgraph", call.subgraph())
			.tag("outcome", lower(call.outcome()))
			.register(this.registry);
	}

	@Override
	public void missingEntities(String subgraph, String type, int count) {
		this.registry.counter("sijill.entities.missing", "subgraph", subgraph, "type", type).increment(count);
	}

	static String lower(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
