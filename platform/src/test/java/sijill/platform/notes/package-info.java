/**
 * A small domain of the tests' own: authors, and notes with tags that follow each other.
 */
@NullMarked
package sijill.platform.notes;

import org.jspecify.annotations.NullMarked;
