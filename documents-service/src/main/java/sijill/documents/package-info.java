@NullMarked
package sijill.documents;

import org.jspecify.annotations.NullMarked;
