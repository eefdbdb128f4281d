@NullMarked
package sijill.platform.mongo;

import org.jspecify.annotations.NullMarked;
