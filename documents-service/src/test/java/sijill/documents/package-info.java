/**
 * Tests of the service as its users meet it: over HTTP.
 */
@NullMarked
package sijill.documents;

import org.jspecify.annotations.NullMarked;
