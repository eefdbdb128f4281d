package sijill.platform.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many rows a page has.
 */
@Validated
@ConfigurationProperties("sijill.pages")
record PageLimits(@DefaultValue("20") @Positive int defaultSize, @DefaultValue("100") @Positive @Max(500) int maxSize) {
}
