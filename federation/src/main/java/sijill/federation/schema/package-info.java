/**
 * What a supergraph says: its types, and which subgraph resolves what, by the words of
 * the join specification.
 */
@NullMarked
package sijill.federation.schema;

import org.jspecify.annotations.NullMarked;
