package sijill.documents.entry;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import sijill.documents.source.SourceKind;
import sijill.platform.entry.Text;
import sijill.platform.text.WebAddress;

/**
 * A source as it is imported.
 */
record SourceEntry(@NotNull @Text String title, @Nullable @WebAddress String url, @NotNull SourceKind kind,
		@Nullable @Text String note) {
}
