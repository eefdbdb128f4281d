/**
 * Where requests enter: how many there may be at once, and whether anybody still waits
 * for an answer.
 */
@NullMarked
package sijill.federation.boot.edge;

import org.jspecify.annotations.NullMarked;
