package sijill.gateway.graph;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.Assert;

import sijill.federation.Engine;
import sijill.federation.EngineObserver;
import sijill.federation.SubgraphAddress;
import sijill.federation.transport.HttpSubgraphTransport;
import sijill.federation.transport.SubgraphTransport;

/**
 * The graph and its engine.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GraphSettings.class)
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
	GraphLoader graphLoader(GraphSettings settings, SubgraphTransport transport, EngineObserver observer,
			CurrentGraph current) {
		return new GraphLoader(source(settings, transport),
				(supergraph) -> Engine.builder(supergraph)
					.transport(new DeadlineTransport(transport))
					.observer(observer)
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
		List<SubgraphAddress> addresses = settings.subgraphAddresses();
		Assert.notEmpty(addresses, "Say what to serve: sijill.supergraph=FILE or sijill.subgraphs=NAME=URL,...");
		return new ComposedGraph(addresses, transport);
	}

}
