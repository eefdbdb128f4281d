/**
 * Tests of what protects subgraphs from their callers and from each other.
 */
@NullMarked
package sijill.federation.resilience;

import org.jspecify.annotations.NullMarked;
