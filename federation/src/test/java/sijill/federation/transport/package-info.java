/**
 * Holds the way to subgraphs against servers that are slow, gone or too generous.
 */
@NullMarked
package sijill.federation.transport;

import org.jspecify.annotations.NullMarked;
