/**
 * How entries come into the record: lines of JSON, checked one by one.
 */
@NullMarked
package sijill.platform.imports;

import org.jspecify.annotations.NullMarked;
