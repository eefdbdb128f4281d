/**
 * From a request's text to an operation that is known to be valid, or to the reasons why
 * it is refused.
 */
@NullMarked
package sijill.federation.operation;

import org.jspecify.annotations.NullMarked;
