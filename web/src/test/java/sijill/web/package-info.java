/**
 * Tests of what every request goes through.
 */
@NullMarked
package sijill.web;

import org.jspecify.annotations.NullMarked;
