/**
 * A mention: that a document speaks about an attack, and how.
 */
@NullMarked
package sijill.documents.mention;

import org.jspecify.annotations.NullMarked;
