@NullMarked
package sijill.federation;

import org.jspecify.annotations.NullMarked;
