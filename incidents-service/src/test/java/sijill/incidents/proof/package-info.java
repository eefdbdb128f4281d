@NullMarked
package sijill.incidents.proof;

import org.jspecify.annotations.NullMarked;
