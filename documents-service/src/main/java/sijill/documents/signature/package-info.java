/**
 * A signature: a name under a statement, as it was printed and where it was printed.
 */
@NullMarked
package sijill.documents.signature;

import org.jspecify.annotations.NullMarked;
