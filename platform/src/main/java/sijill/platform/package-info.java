/**
 * What every service of the record shares; knows no domain type.
 */
@NullMarked
package sijill.platform;

import org.jspecify.annotations.NullMarked;
