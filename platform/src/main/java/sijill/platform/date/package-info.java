/**
 * When something happened, as exactly as it is known: dates with doubt in them, and how
 * they are filtered and sorted.
 */
@NullMarked
package sijill.platform.date;

import org.jspecify.annotations.NullMarked;
