/**
 * Tests of the projection and of the door to what it writes.
 */
@NullMarked
package sijill.platform.projection;

import org.jspecify.annotations.NullMarked;
