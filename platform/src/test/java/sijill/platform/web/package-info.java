/**
 * Tests of what every request goes through.
 */
@NullMarked
package sijill.platform.web;

import org.jspecify.annotations.NullMarked;
