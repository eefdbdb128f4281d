package sijill.platform.graphql;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import sijill.federation.limits.Limits;

/**
 * How much one request to a service may ask for. Wider than the gateway's limits, because
 * a plan can write out what its client's document says once.
 *
 * @param cachedDocuments how many validated documents are kept
 */
@Validated
@ConfigurationProperties("sijill.limits")
record LimitSettings(@DefaultValue("20000") @Positive int tokens, @DefaultValue("50") @Positive int depth,
		@DefaultValue("5000") @Positive int fields, @DefaultValue("1000") @Positive int aliases,
		@DefaultValue("100") @Positive int rootFields, @DefaultValue("1000") @Positive int directives,
		@DefaultValue("100000") @Positive long listSize, @DefaultValue("20") @Positive int defaultPage,
		@DefaultValue("500") @Positive int cachedDocuments) {

	Limits limits() {
		return new Limits(this.tokens, this.depth, this.fields, this.aliases, this.rootFields, this.directives,
				this.listSize, null, this.defaultPage);
	}

}
