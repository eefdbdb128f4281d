/**
 * What is known of the request that a thread works for: its correlation id, the time that
 * is left, what it has cost so far.
 */
@NullMarked
package sijill.platform.observe;

import org.jspecify.annotations.NullMarked;
