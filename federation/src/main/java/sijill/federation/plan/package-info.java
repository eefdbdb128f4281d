/**
 * From an operation to the requests that answer it: which subgraph is asked what, and
 * what has to be there first.
 */
@NullMarked
package sijill.federation.plan;

import org.jspecify.annotations.NullMarked;
