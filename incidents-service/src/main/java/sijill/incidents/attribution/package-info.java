/**
 * Who holds whom responsible for an incident, and who contests it.
 */
@NullMarked
package sijill.incidents.attribution;

import org.jspecify.annotations.NullMarked;
