package sijill.federation.boot.graph;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Out of service until there is a graph to serve; part of readiness. Services that fail
 * are told of and change nothing: the rest of the graph is answered.
 */
final class GraphHealth implements HealthIndicator {

	private final CurrentGraph current;

	private final SubgraphStates states;

	GraphHealth(CurrentGraph current, SubgraphStates states) {
		this.current = current;
		this.states = states;
	}

	@Override
	public Health health() {
		return switch (this.current.state()) {
			case CurrentGraph.Served _ -> Health.up().withDetail("services", this.states.byName()).build();
			case CurrentGraph.Absent absent -> Health.outOfService().withDetail("reason", absent.reason()).build();
		};
	}

}
