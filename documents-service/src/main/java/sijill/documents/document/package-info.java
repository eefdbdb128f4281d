/**
 * A document: what was published, by whom, and how it was voted on.
 */
@NullMarked
package sijill.documents.document;

import org.jspecify.annotations.NullMarked;
