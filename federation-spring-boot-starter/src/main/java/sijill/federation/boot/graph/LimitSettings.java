package sijill.federation.boot.graph;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import sijill.federation.limits.Limits;

/**
 * How much one document of a client may ask for; fragments are counted at every spread.
 *
 * @param listSize entries that pages can bring, nested pages multiplied
 * @param defaultPage what a page counts whose size is not named
 */
@Validated
@ConfigurationProperties("sijill.limits")
record LimitSettings(@DefaultValue("10000") @Positive int tokens, @DefaultValue("30") @Positive int depth,
		@DefaultValue("2000") @Positive int fields, @DefaultValue("200") @PositiveOrZero int aliases,
		@DefaultValue("50") @Positive int rootFields, @DefaultValue("50000") @Positive long listSize,
		@DefaultValue("20") @Positive int defaultPage) {

	Limits limits() {
		return new Limits(this.tokens, this.depth, this.fields, this.aliases, this.rootFields, this.listSize,
				this.defaultPage);
	}

}
