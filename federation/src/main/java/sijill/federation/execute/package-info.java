/**
 * From a plan to an answer: calls subgraphs, merges what they say, and writes what the
 * client asked for.
 */
@NullMarked
package sijill.federation.execute;

import org.jspecify.annotations.NullMarked;
