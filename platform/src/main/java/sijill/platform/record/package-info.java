/**
 * The record: an append-only, dense log of revisions, and the one appender of a process.
 */
@NullMarked
package sijill.platform.record;

import org.jspecify.annotations.NullMarked;
