/**
 * Tests of imports over HTTP.
 */
@NullMarked
package sijill.platform.imports;

import org.jspecify.annotations.NullMarked;
