/**
 * Holds the engine as a whole against what it promises.
 */
@NullMarked
package sijill.federation;

import org.jspecify.annotations.NullMarked;
