@NullMarked
package sijill.platform;

import org.jspecify.annotations.NullMarked;
