@NullMarked
package sijill.gateway;

import org.jspecify.annotations.NullMarked;
