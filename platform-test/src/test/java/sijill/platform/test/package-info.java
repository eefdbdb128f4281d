/**
 * Tests of what the tests of every module rest on.
 */
@NullMarked
package sijill.platform.test;

import org.jspecify.annotations.NullMarked;
