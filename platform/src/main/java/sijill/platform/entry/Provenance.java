package sijill.platform.entry;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What backs an entry, and what in it is not backed.
 *
 * @param sources ids of sources
 * @param unverifiedFields paths in the names of the graph
 */
public record Provenance(@Size(max = 100) List<@NotNull @EntryId String> sources, @NotNull Verification verification,
		@Size(max = 100) List<@NotNull @Text String> unverifiedFields, @Nullable @Text String note) {

	@SuppressWarnings("NullAway") // Jackson hands over null for an absent list
	public Provenance {
		sources = (sources != null) ? sources : List.of();
		unverifiedFields = (unverifiedFields != null) ? unverifiedFields : List.of();
	}

	/**
	 * How far an entry was verified.
	 */
	public enum Verification {

		VERIFIED, PARTLY_VERIFIED, UNVERIFIED

	}

}
