/**
 * incidents-service: what happened, who investigated it, and who is held responsible by
 * whom.
 */
@NullMarked
package sijill.incidents;

import org.jspecify.annotations.NullMarked;
