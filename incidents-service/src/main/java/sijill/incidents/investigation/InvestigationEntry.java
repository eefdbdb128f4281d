package sijill.incidents.investigation;

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
 * An investigation as it is imported.
 */
public record InvestigationEntry(@NotNull @Text String title, @Nullable @EntryId String body,
		@Nullable @Text String mandate, @Nullable FuzzyDate opened, @Nullable FuzzyDate closed,
		@NotNull InvestigationStatus status, @Size(max = 10_000) List<@NotNull @EntryId String> incidents,
		@NotNull @Valid Provenance provenance) {

	@SuppressWarnings("NullAway") // Jackson hands over null for an absent list
	public InvestigationEntry {
		incidents = (incidents != null) ? incidents : List.of();
	}

}
