/**
 * Lists of the graph: Relay connections over pages of rows, nested ones loaded together.
 */
@NullMarked
package sijill.platform.paging;

import org.jspecify.annotations.NullMarked;
