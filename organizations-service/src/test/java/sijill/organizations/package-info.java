@NullMarked
package sijill.organizations;

import org.jspecify.annotations.NullMarked;
