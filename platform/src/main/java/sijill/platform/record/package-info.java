/**
 * The record: an append-only, dense log of revisions, and the projector that turns it
 * into what is read.
 */
@NullMarked
package sijill.platform.record;

import org.jspecify.annotations.NullMarked;
