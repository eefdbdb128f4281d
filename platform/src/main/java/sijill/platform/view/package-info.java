/**
 * What is read: rows projected from the log, and the one door through which they are
 * read, which adds what the caller may see.
 */
@NullMarked
package sijill.platform.view;

import org.jspecify.annotations.NullMarked;
