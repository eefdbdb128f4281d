@NullMarked
package sijill.platform.view;

import org.jspecify.annotations.NullMarked;
