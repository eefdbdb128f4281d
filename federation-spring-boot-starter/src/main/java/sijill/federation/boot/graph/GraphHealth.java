package sijill.federation.boot.graph;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Out of service until there is a graph to serve; part of readiness.
 */
final class GraphHealth implements HealthIndicator {

	private final CurrentGraph current;

	GraphHealth(CurrentGraph current) {
		this.current = current;
	}

	@Override
	public Health health() {
		return switch (this.current.state()) {
			case CurrentGraph.Served served ->
				Health.up().withDetail("services", served.graph().supergraph().subgraphs().size()).build();
			case CurrentGraph.Absent absent -> Health.outOfService().withDetail("reason", absent.reason()).build();
		};
	}

}
