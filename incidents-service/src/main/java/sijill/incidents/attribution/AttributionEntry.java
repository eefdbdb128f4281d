package sijill.incidents.attribution;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import sijill.platform.date.FuzzyDate;
import sijill.platform.entry.EntryId;
import sijill.platform.entry.Provenance;
import sijill.platform.entry.Text;

/**
 * An attribution as it is imported.
 *
 * @param standardOfProof the claimant's own phrase
 */
public record AttributionEntry(@NotNull @EntryId String incident,
		@Size(max = 100) List<@NotNull @EntryId String> accused, @Nullable @Text String accusedAsStated,
		@Nullable @EntryId String claimant, @Nullable @Text String standardOfProof, @Nullable FuzzyDate claimed,
		@Nullable @EntryId String document, @Nullable @EntryId String finding,
		@Size(max = 100) List<@NotNull @Valid ContestationEntry> contestations, @NotNull @Valid Provenance provenance) {

	@SuppressWarnings("NullAway") // Jackson hands over null for an absent list
	public AttributionEntry {
		accused = (accused != null) ? accused : List.of();
		contestations = (contestations != null) ? contestations : List.of();
	}

	/**
	 * A contestation as it is imported, within what it contests.
	 */
	record ContestationEntry(@NotNull @EntryId String id, @Nullable @EntryId String by, @NotNull ContestationKind kind,
			@NotNull @Text String statement, @Nullable FuzzyDate stated, @Nullable @EntryId String document) {
	}

}
