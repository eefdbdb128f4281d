/**
 * Who sends a request, for fields that not everybody may have.
 */
@NullMarked
package sijill.federation.boot.caller;

import org.jspecify.annotations.NullMarked;
