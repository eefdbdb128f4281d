/**
 * What the architecture rules must find; no part of any service.
 */
@NullMarked
package sijill.documents.example;

import org.jspecify.annotations.NullMarked;
