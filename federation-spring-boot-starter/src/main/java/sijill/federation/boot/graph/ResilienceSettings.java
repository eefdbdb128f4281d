package sijill.federation.boot.graph;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import sijill.federation.resilience.Resilience;

/**
 * How each service is protected from its callers, and the others from each service.
 */
@Validated
@ConfigurationProperties("sijill.resilience")
record ResilienceSettings(@DefaultValue @Valid Retries retries, @DefaultValue @Valid Breaker breaker,
		@DefaultValue @Valid Bulkhead bulkhead) {

	record Retries(@DefaultValue("1") @Min(0) @Max(5) int most,
			@DefaultValue("25ms") @DurationMin Duration shortestPause,
			@DefaultValue("250ms") @DurationMin Duration longestPause,
			@DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1") double budget) {
	}

	record Breaker(@DefaultValue("20") @Min(2) @Max(1_000) int calls,
			@DefaultValue("0.5") @DecimalMin("0.01") @DecimalMax("1") float failures,
			@DefaultValue("2s") @DurationMin(millis = 1) Duration pause) {
	}

	record Bulkhead(@DefaultValue("200") @Positive int calls, @DefaultValue("250ms") @DurationMin Duration patience) {
	}

	Resilience resilience() {
		return new Resilience(
				new Resilience.Retries(this.retries.most(), this.retries.shortestPause(), this.retries.longestPause(),
						this.retries.budget()),
				new Resilience.Breaker(this.breaker.calls(), this.breaker.failures(), this.breaker.pause()),
				new Resilience.Bulkhead(this.bulkhead.calls(), this.bulkhead.patience()));
	}

}
