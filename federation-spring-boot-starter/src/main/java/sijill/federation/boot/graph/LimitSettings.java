package sijill.federation.boot.graph;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import sijill.federation.limits.Limits;

/**
 * How much one document of a client may ask for; fragments are counted at every spread.
 *
 * @param listSize entries that pages can bring, nested pages multiplied
 * @param cost by {@code @cost} and {@code @listSize}; an object counts 1, a leaf nothing;
 * by default a million, and no limit where the schemas say nothing of costs
 * @param defaultPage what a page or a list counts whose size is not named
 */
@Validated
@ConfigurationProperties("sijill.limits")
record LimitSettings(@DefaultValue("10000") @Positive int tokens, @DefaultValue("30") @Positive int depth,
		@DefaultValue("2000") @Positive int fields, @DefaultValue("200") @PositiveOrZero int aliases,
		@DefaultValue("50") @Positive int rootFields, @DefaultValue("200") @PositiveOrZero int directives,
		@DefaultValue("50000") @Positive long listSize, @Nullable @Positive Long cost,
		@DefaultValue("20") @Positive int defaultPage) {

	Limits limits() {
		return new Limits(this.tokens, this.depth, this.fields, this.aliases, this.rootFields, this.directives,
				this.listSize, this.cost, this.defaultPage);
	}

}
