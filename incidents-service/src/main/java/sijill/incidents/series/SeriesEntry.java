package sijill.incidents.series;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import sijill.platform.entry.Provenance;
import sijill.platform.entry.Text;

/**
 * A series as it is imported.
 */
record SeriesEntry(@NotNull @Text String title, @Nullable @Text String description,
		@NotNull @Valid Provenance provenance) {
}
