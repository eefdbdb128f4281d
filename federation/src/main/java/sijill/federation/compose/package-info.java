/**
 * From the schemas of subgraphs to one standard supergraph schema, or to the reasons why
 * there is none.
 */
@NullMarked
package sijill.federation.compose;

import org.jspecify.annotations.NullMarked;
