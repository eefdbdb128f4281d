/**
 * Inquiries by one body into one or more incidents.
 */
@NullMarked
package sijill.incidents.investigation;

import org.jspecify.annotations.NullMarked;
