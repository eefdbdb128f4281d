package sijill.platform.view;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param first how many rows
 * @param after the cursor after which they begin
 * @param counted whether the length of the whole list is wanted
 */
public record PageRequest(int first, @Nullable String after, boolean counted) {
}
