package sijill.gateway.trace;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Spans, where a tracer is there to take them.
 */
@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

	@Bean
	TracedOperations tracedOperations(ObservationRegistry registry) {
		return new TracedOperations(registry);
	}

	/** The engine's observer measures the same, and knows more. */
	@Bean
	static MeterFilter noMetersOfSpans() {
		return MeterFilter.deny((meter) -> meter.getName().startsWith(TracedOperations.NAME + ".active")
				|| meter.getName().equals(TracedOperations.NAME) || meter.getName().equals(TracedTransport.NAME)
				|| meter.getName().startsWith(TracedTransport.NAME + ".active"));
	}

}
