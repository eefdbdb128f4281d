/**
 * Groups of incidents that belong together.
 */
@NullMarked
package sijill.incidents.series;

import org.jspecify.annotations.NullMarked;
