/**
 * Measures the record by hand; bench/record says how, and what came out.
 */
@NullMarked
package sijill.platform.bench;

import org.jspecify.annotations.NullMarked;
