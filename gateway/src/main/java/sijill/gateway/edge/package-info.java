/**
 * Where requests enter: how many there may be at once, and whether anybody still waits
 * for an answer.
 */
@NullMarked
package sijill.gateway.edge;

import org.jspecify.annotations.NullMarked;
