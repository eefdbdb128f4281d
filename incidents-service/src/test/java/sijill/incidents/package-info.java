@NullMarked
package sijill.incidents;

import org.jspecify.annotations.NullMarked;
