/**
 * How sure a body says it is, in its own words, and which few words have a level.
 */
@NullMarked
package sijill.incidents.proof;

import org.jspecify.annotations.NullMarked;
