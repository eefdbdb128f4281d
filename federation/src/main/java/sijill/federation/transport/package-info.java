/**
 * How a request reaches a subgraph, and what came back.
 */
@NullMarked
package sijill.federation.transport;

import org.jspecify.annotations.NullMarked;
