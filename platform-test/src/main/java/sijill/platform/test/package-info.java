@NullMarked
package sijill.platform.test;

import org.jspecify.annotations.NullMarked;
