package sijill.incidents.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import sijill.platform.entry.Text;

/**
 * A place, as exactly as it is known.
 *
 * @param country ISO 3166-1 alpha-2
 * @param point null where the precision is {@code NONE}, and only there
 * @param gazetteerCode of the place in the gazetteer that the point comes from
 */
public record Location(@NotNull @Text String name, @Nullable @Text String admin1, @NotNull String country,
		@Nullable @Valid Point point, @NotNull LocationPrecision precision, @Nullable @Text String gazetteerCode) {

	/**
	 * WGS 84, degrees.
	 */
	public record Point(@NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
			@NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude) {
	}

	/**
	 * How exactly the point is known.
	 */
	public enum LocationPrecision {

		IMPACT_POINT, NEIGHBOURHOOD, COMMUNITY, COMMUNITY_NEARBY, CITY, NONE

	}

}
