package sijill.platform.notes;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import sijill.platform.date.FuzzyDate;

/**
 * A note as it is imported.
 */
public record NoteEntry(@NotBlank @Size(max = 200_000) String title, @Nullable String author, @Nullable String follows,
		@Nullable Mood mood, @Nullable Integer stars, @Nullable FuzzyDate begun, @Nullable FuzzyDate ended,
		@Size(max = 100) List<@NotBlank String> tags, List<@NotNull @Valid Remark> remarks) {

	@SuppressWarnings("NullAway") // Jackson hands over null for an absent list
	public NoteEntry {
		tags = (tags != null) ? tags : List.of();
		remarks = (remarks != null) ? remarks : List.of();
	}

	public static NoteEntry of(String title, @Nullable String author, String... tags) {
		return new NoteEntry(title, author, null, null, null, null, null, List.of(tags), List.of());
	}

	public enum Mood {

		GLAD, SAD

	}

	public record Remark(@NotBlank String text, int line) {
	}

}
