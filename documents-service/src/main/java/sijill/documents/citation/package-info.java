/**
 * A citation: that a document rests on another.
 */
@NullMarked
package sijill.documents.citation;

import org.jspecify.annotations.NullMarked;
