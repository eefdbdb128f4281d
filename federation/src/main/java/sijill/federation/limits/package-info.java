/**
 * What a document may ask for before anybody spends time on it; needs no schema.
 */
@NullMarked
package sijill.federation.limits;

import org.jspecify.annotations.NullMarked;
