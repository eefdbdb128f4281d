package sijill.organizations.organization;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import sijill.platform.text.LanguageTag;

/**
 * A name, in its own script.
 *
 * @param language BCP 47
 */
public record OrganizationName(@NotBlank @Size(max = 1_000) String text, @Nullable @LanguageTag String language,
		@NotNull NameKind kind) {

	public enum NameKind {

		OFFICIAL, ALIAS, ACRONYM, FORMER

	}

}
