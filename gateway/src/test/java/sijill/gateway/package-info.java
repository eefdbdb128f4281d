/**
 * The gateway over real HTTP, in front of services that have nothing to do with ours.
 */
@NullMarked
package sijill.gateway;

import org.jspecify.annotations.NullMarked;
