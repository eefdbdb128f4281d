/**
 * Attacks and alleged attacks: what happened, where, when, and to whom.
 */
@NullMarked
package sijill.incidents.incident;

import org.jspecify.annotations.NullMarked;
