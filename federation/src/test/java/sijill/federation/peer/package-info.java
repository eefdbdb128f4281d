/**
 * Holds composition against another composer, on random subgraphs with random mistakes.
 */
@NullMarked
package sijill.federation.peer;

import org.jspecify.annotations.NullMarked;
