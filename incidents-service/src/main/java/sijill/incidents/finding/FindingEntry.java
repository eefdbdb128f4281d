package sijill.incidents.finding;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import sijill.platform.date.FuzzyDate;
import sijill.platform.entry.EntryId;
import sijill.platform.entry.Text;

/**
 * A finding as it is imported.
 *
 * @param standardOfProof the body's own phrase
 */
record FindingEntry(@NotNull @EntryId String investigation,
		@Size(max = 10_000) List<@NotNull @EntryId String> incidents, @NotNull @Text String statement,
		@NotNull Conclusion conclusion, @Nullable @Text String standardOfProof, @Nullable FuzzyDate published,
		@Nullable @EntryId String document) {

	@SuppressWarnings("NullAway") // Jackson hands over null for an absent list
	FindingEntry {
		incidents = (incidents != null) ? incidents : List.of();
	}

}
