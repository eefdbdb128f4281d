/**
 * Bearer tokens, where the operator says who issues them.
 */
@NullMarked
package sijill.gateway.security;

import org.jspecify.annotations.NullMarked;
