/**
 * Holds the limits against documents that try to get around them.
 */
@NullMarked
package sijill.federation.limits;

import org.jspecify.annotations.NullMarked;
