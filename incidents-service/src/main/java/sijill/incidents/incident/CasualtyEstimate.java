package sijill.incidents.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import sijill.platform.entry.EntryId;
import sijill.platform.entry.Text;

/**
 * What one source says of the victims.
 *
 * @param source an organization
 * @param document a document
 */
public record CasualtyEstimate(@Nullable @EntryId String source, @Nullable @Text String sourceAsStated,
		@Nullable @EntryId String document, @Nullable @Valid IntRange killed, @Nullable @Valid IntRange injured,
		@NotNull CasualtyScope scope, @Nullable @Text String note) {

	/**
	 * A number as exactly as it is known; an open bound is null.
	 */
	public record IntRange(@Nullable @PositiveOrZero Integer min, @Nullable @PositiveOrZero Integer max) {

		boolean ordered() {
			return this.min == null || this.max == null || this.min <= this.max;
		}

	}

	/**
	 * Whom the source counts.
	 */
	public enum CasualtyScope {

		THIS_INCIDENT, SEVERAL_INCIDENTS, NAMED_VICTIMS, PARTIAL

	}

}
