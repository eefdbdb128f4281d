/**
 * Documents that clients name instead of sending them: those they have sent before, and
 * those that the operator trusts.
 */
@NullMarked
package sijill.federation.boot.documents;

import org.jspecify.annotations.NullMarked;
