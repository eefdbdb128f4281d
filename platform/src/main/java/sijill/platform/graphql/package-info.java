/**
 * A service as a subgraph: the shared types, limits, deadlines, and errors that say what
 * was wrong and nothing else.
 */
@NullMarked
package sijill.platform.graphql;

import org.jspecify.annotations.NullMarked;
