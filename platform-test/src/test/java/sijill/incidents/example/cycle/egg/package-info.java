/**
 * What the architecture rules must find; no part of any service.
 */
@NullMarked
package sijill.incidents.example.cycle.egg;

import org.jspecify.annotations.NullMarked;
