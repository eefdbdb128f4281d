/**
 * What a body concluded about incidents.
 */
@NullMarked
package sijill.incidents.finding;

import org.jspecify.annotations.NullMarked;
