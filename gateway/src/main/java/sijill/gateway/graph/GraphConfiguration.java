package sijill.gateway.graph;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sijill.federation.Engine;
import sijill.federation.EngineObserver;
import sijill.federation.transport.HttpSubgraphTransport;
import sijill.federation.transport.SubgraphTransport;

/**
 * The graph and its engine.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ GraphSettings.class, LimitSettings.class })
class GraphConfiguration {

	@Bean
	HttpSubgraphTransport subgraphTransport() {
		return new HttpSubgraphTransport();
	}

	@Bean
	EngineObserver engineMetrics(MeterRegistry registry) {
		return new EngineMetrics(registry);
	}

	@Bean
	CurrentGraph currentGraph() {
		return new CurrentGraph();
	}

	@Bean
	GraphHealth supergraphHealthIndicator(CurrentGraph current) {
		return new GraphHealth(current);
	}

	@Bean
	GraphLoader graphLoader(GraphSettings settings, LimitSettings limits, SubgraphTransport transport,
			EngineObserver observer, CurrentGraph current) {
		return new GraphLoader(source(settings, transport),
				(supergraph) -> Engine.builder(supergraph)
					.transport(new DeadlineTransport(transport))
					.observer(observer)
					.limits(limits.limits())
					.planCacheSize(settings.planCacheSize())
					.deadline(settings.deadlines().operation())
					.callDeadline(settings.deadlines().call())
					.introspection(settings.introspection())
					.suggestions(settings.development())
					.build(),
				current);
	}

	private static GraphSource source(GraphSettings settings, SubgraphTransport transport) {
		if (settings.supergraph() != null) {
			return new WrittenGraph(settings.supergraph());
		}
		return new ComposedGraph(settings.subgraphAddresses(), transport);
	}

}
