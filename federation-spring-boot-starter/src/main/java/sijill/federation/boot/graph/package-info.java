/**
 * Which graph is served: composed from services or read from a file or an address, asked
 * for until it is there.
 */
@NullMarked
package sijill.federation.boot.graph;

import org.jspecify.annotations.NullMarked;
