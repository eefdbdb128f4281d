/**
 * A publication: that an organization published a document.
 */
@NullMarked
package sijill.documents.publication;

import org.jspecify.annotations.NullMarked;
