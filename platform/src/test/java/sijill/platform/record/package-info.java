/**
 * Tests of the log and its appender.
 */
@NullMarked
package sijill.platform.record;

import org.jspecify.annotations.NullMarked;
