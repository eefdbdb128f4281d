@NullMarked
package sijill.platform.date;

import org.jspecify.annotations.NullMarked;
