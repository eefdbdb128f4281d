@NullMarked
package sijill.platform.text;

import org.jspecify.annotations.NullMarked;
