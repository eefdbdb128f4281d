/**
 * The projection: follows the log and turns its revisions into the rows that are read.
 */
@NullMarked
package sijill.platform.projection;

import org.jspecify.annotations.NullMarked;
