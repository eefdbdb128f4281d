/**
 * A GraphQL federation engine: subgraphs are composed into a supergraph, and requests are
 * answered over it.
 */
@NullMarked
package sijill.federation;

import org.jspecify.annotations.NullMarked;
