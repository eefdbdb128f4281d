package sijill.gateway.graph;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sijill.federation.Engine;
import sijill.federation.EngineObserver;
import sijill.federation.resilience.ResilientTransport;
import sijill.federation.transport.HttpSubgraphTransport;
import sijill.federation.transport.SubgraphTransport;
import sijill.gateway.trace.TracedTransport;

/**
 * The graph and its engine.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ GraphSettings.class, LimitSettings.class, ResilienceSettings.class })
class GraphConfiguration {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

	@Bean
	HttpSubgraphTransport httpTransport(GraphSettings settings) {
		return new HttpSubgraphTransport(CONNECT_TIMEOUT,
				Math.clamp(settings.replyCap().toBytes(), 0, Integer.MAX_VALUE - 8));
	}

	@Bean
	ResilientTransport resilientTransport(HttpSubgraphTransport http, GraphSettings settings,
			ResilienceSettings resilience) {
		return new ResilientTransport(new DeadlineTransport(http), resilience.resilience(),
				settings.deadlines().call());
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
	GraphLoader graphLoader(GraphSettings settings, LimitSettings limits, HttpSubgraphTransport http,
			ResilientTransport resilient, EngineObserver observer, CurrentGraph current, MeterRegistry registry,
			ObservationRegistry observations) {
		SubgraphTransport traced = new TracedTransport(resilient, observations);
		return new GraphLoader(source(settings, http),
				(supergraph) -> Engine.builder(supergraph)
					.transport(traced)
					.observer(observer)
					.limits(limits.limits())
					.planCacheSize(settings.planCacheSize())
					.deadline(settings.deadlines().operation())
					.callDeadline(settings.deadlines().call())
					.introspection(settings.introspection())
					.suggestions(settings.development())
					.build(),
				current, settings.reload(),
				(outcome) -> registry.counter("sijill.graph.loads", "outcome", EngineMetrics.lower(outcome))
					.increment());
	}

	private static GraphSource source(GraphSettings settings, SubgraphTransport transport) {
		return (settings.supergraph() != null) ? new WrittenGraph(settings.supergraph())
				: new ComposedGraph(settings.subgraphAddresses(), transport);
	}

}
