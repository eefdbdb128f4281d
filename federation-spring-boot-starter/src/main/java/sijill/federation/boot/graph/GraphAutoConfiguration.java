package sijill.federation.boot.graph;

import java.time.Duration;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;

import sijill.federation.Engine;
import sijill.federation.EngineObserver;
import sijill.federation.OverrideLabels;
import sijill.federation.resilience.ResilientTransport;
import sijill.federation.transport.HttpSubgraphTransport;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubscriptionTransport;
import sijill.federation.boot.edge.HeapGauge;
import sijill.federation.boot.trace.TracedTransport;

/**
 * The graph and its engine.
 */
@AutoConfiguration
@EnableConfigurationProperties({ GraphSettings.class, LimitSettings.class, ResilienceSettings.class,
		SubscriptionSettings.class })
final class GraphAutoConfiguration {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

	/**
	 * What carries calls; the protection of services and the traces are put before it.
	 */
	@Bean
	@ConditionalOnMissingBean
	SubgraphTransport federationTransport(GraphSettings settings, ObjectProvider<HeapGauge> heap) {
		HeapGauge gauge = heap.getIfAvailable();
		return new HttpSubgraphTransport(CONNECT_TIMEOUT,
				Math.clamp(settings.replyCap().toBytes(), 0, Integer.MAX_VALUE - 8),
				(gauge != null) ? gauge::isShort : () -> false);
	}

	/**
	 * How events come from services.
	 */
	@Bean
	@ConditionalOnMissingBean
	SubscriptionTransport federationSubscriptions(SubscriptionSettings settings) {
		return new SubscriptionSources(settings, CONNECT_TIMEOUT);
	}

	@Bean
	@Fallback
	ResilientTransport federationResilience(SubgraphTransport carrier, GraphSettings settings,
			ResilienceSettings resilience) {
		return new ResilientTransport(new DeadlineTransport(carrier), resilience.resilience(),
				settings.deadlines().ofCall());
	}

	@Bean
	@ConditionalOnMissingBean
	EngineObserver federationMetrics(MeterRegistry registry) {
		return new EngineMetrics(registry);
	}

	/**
	 * Which fields with {@code @override(label:)} have moved.
	 */
	@Bean
	@ConditionalOnMissingBean
	OverrideLabels federationOverrideLabels(GraphSettings settings) {
		Set<String> given = Set.copyOf(settings.overrideLabels());
		return (label, context) -> given.contains(label);
	}

	@Bean
	CurrentGraph federationGraph() {
		return new CurrentGraph();
	}

	@Bean
	SubgraphStates federationSubgraphStates(CurrentGraph current, ResilientTransport resilience,
			MeterRegistry registry) {
		return new SubgraphStates(current, resilience, registry);
	}

	@Bean
	GraphHealth supergraphHealthIndicator(CurrentGraph current, SubgraphStates states) {
		return new GraphHealth(current, states);
	}

	@Bean
	@ConditionalOnMissingBean
	EngineFactory federationEngines(GraphSettings settings, LimitSettings limits, ResilientTransport resilient,
			SubscriptionTransport subscriptions, OverrideLabels labels, EngineObserver observer,
			ObservationRegistry observations) {
		SubgraphTransport traced = new TracedTransport(resilient, observations);
		SubscriptionTransport openings = TracedTransport.openings(resilient.protect(subscriptions), observations);
		return (supergraph) -> Engine.builder(supergraph)
			.transport(traced)
			.subscriptions(openings)
			.overrideLabels(labels)
			.observer(observer)
			.limits(limits.limits())
			.planCacheSize(settings.planCacheSize())
			.deadline(settings.deadlines().operation())
			.callDeadline(settings.deadlines().ofCall())
			.introspection(settings.introspection())
			.suggestions(settings.development())
			.outspoken(settings.outspoken())
			.build();
	}

	@Bean
	GraphLoader federationGraphLoader(GraphSettings settings, SubgraphTransport carrier, EngineFactory engines,
			CurrentGraph current, SubgraphStates states, MeterRegistry registry) {
		return new GraphLoader(source(settings, carrier), engines, current, settings.reload(), (outcome) -> {
			registry.counter("sijill.graph.loads", "outcome", EngineMetrics.lower(outcome)).increment();
			states.measure();
		});
	}

	private static GraphSource source(GraphSettings settings, SubgraphTransport transport) {
		String written = settings.supergraphPlace();
		return (written != null) ? new WrittenGraph(written)
				: new ComposedGraph(settings.subgraphAddresses(), transport);
	}

}
