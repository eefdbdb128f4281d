/**
 * What the architecture rules must find; no part of any service.
 */
@NullMarked
package sijill.federation.boot.example;

import org.jspecify.annotations.NullMarked;
