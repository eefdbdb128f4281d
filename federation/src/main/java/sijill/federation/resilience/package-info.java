/**
 * Keeps calls to one subgraph from hurting the others, and gives it time to recover:
 * breaker, bulkhead, retries.
 */
@NullMarked
package sijill.federation.resilience;

import org.jspecify.annotations.NullMarked;
