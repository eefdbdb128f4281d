/**
 * One span for each operation of a client, and below it one for each call to a service.
 */
@NullMarked
package sijill.federation.boot.trace;

import org.jspecify.annotations.NullMarked;
