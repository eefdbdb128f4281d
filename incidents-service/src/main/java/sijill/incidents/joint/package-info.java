/**
 * What other services own and this one only refers to, by id.
 */
@NullMarked
package sijill.incidents.joint;

import org.jspecify.annotations.NullMarked;
