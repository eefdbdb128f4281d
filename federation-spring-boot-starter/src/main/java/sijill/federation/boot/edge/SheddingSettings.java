package sijill.federation.boot.edge;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * From when on requests are turned away.
 *
 * @param operations that are worked on at once
 * @param heap the part of the heap that is still in use after it was cleaned, from 0 to
 * 1; above it long replies of services are not read either
 */
@Validated
@ConfigurationProperties("sijill.shedding")
record SheddingSettings(@DefaultValue("500") @Positive int operations,
		@DefaultValue("0.8") @DecimalMin("0.1") @DecimalMax("1") double heap) {
}
