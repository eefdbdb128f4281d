@NullMarked
package sijill.quickstart;

import org.jspecify.annotations.NullMarked;
