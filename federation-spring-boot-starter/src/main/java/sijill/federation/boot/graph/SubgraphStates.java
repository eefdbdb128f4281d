package sijill.federation.boot.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import sijill.federation.SubgraphAddress;
import sijill.federation.resilience.ResilientTransport;
import sijill.federation.resilience.SubgraphState;
import sijill.federation.resilience.SubgraphState.Breaker;

/**
 * How the services of the graph that is served fare, as gauges and for people.
 */
final class SubgraphStates {

	private static final SubgraphState NOT_THERE = new SubgraphState(Breaker.CLOSED, 0);

	private final CurrentGraph current;

	private final ResilientTransport resilience;

	private final MeterRegistry registry;

	private final Set<String> measured = ConcurrentHashMap.newKeySet();

	SubgraphStates(CurrentGraph current, ResilientTransport resilience, MeterRegistry registry) {
		this.current = current;
		this.resilience = resilience;
		this.registry = registry;
	}

	/**
	 * Has a gauge for each service; those that were there before stay.
	 */
	void measure() {
		for (String subgraph : byName().keySet()) {
			if (!this.measured.add(subgraph)) {
				continue;
			}
			gauge("sijill.subgraph.breaker", "0: closed, 1: open, 0.5: one call tests whether the service is back",
					subgraph, (state) -> switch (state.breaker()) {
						case CLOSED -> 0;
						case TESTING -> 0.5;
						case OPEN -> 1;
					});
			gauge("sijill.subgraph.calls.running", "Calls that are on their way to the service", subgraph,
					SubgraphState::calls);
		}
	}

	private void gauge(String name, String description, String subgraph, ToDoubleFunction<SubgraphState> value) {
		Gauge.builder(name, this, (states) -> value.applyAsDouble(states.byName().getOrDefault(subgraph, NOT_THERE)))
			.description(description)
			.tag("subgraph", subgraph)
			.register(this.registry);
	}

	Map<String, SubgraphState> byName() {
		Map<String, SubgraphState> states = new LinkedHashMap<>();
		this.current.get().ifPresent((graph) -> {
			for (SubgraphAddress address : graph.supergraph().subgraphs()) {
				states.put(address.name(), this.resilience.state(address.name(), address.url()));
			}
		});
		return states;
	}

}
