/**
 * Answers that come as long as there is something to say: by server-sent events and by
 * sockets.
 */
@NullMarked
package sijill.federation.boot.stream;

import org.jspecify.annotations.NullMarked;
