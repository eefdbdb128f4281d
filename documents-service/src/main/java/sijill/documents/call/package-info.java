/**
 * A call to action: what a document asks, and of whom.
 */
@NullMarked
package sijill.documents.call;

import org.jspecify.annotations.NullMarked;
