/**
 * The platform as a whole, and what the quickstart says to people.
 */
@NullMarked
package sijill.quickstart;

import org.jspecify.annotations.NullMarked;
