package sijill.platform.notes;

import jakarta.validation.constraints.NotBlank;

/**
 * An author as it is imported.
 */
public record AuthorEntry(@NotBlank String name) {
}
