/**
 * What the architecture rules must let through.
 */
@NullMarked
package sijill.incidents.example.allowed;

import org.jspecify.annotations.NullMarked;
