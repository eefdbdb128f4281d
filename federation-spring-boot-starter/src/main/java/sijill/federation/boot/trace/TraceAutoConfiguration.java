package sijill.federation.boot.trace;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Spans, where a tracer is there to take them.
 */
@AutoConfiguration
final class TraceAutoConfiguration {

	@Bean
	TracedOperations federationTraces(ObservationRegistry registry) {
		return new TracedOperations(registry);
	}

	/** The engine's observer measures the same, and knows more. */
	@Bean
	static MeterFilter federationNoMetersOfSpans() {
		return MeterFilter.deny((meter) -> meter.getName().startsWith(TracedOperations.NAME + ".active")
				|| meter.getName().equals(TracedOperations.NAME) || meter.getName().equals(TracedTransport.NAME)
				|| meter.getName().startsWith(TracedTransport.NAME + ".active"));
	}

}
