/**
 * What may be wrong with a request, in words for the one who sent it.
 */
@NullMarked
package sijill.platform.error;

import org.jspecify.annotations.NullMarked;
