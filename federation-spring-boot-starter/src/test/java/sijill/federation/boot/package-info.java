/**
 * The starter in applications that have nothing to do with ours.
 */
@NullMarked
package sijill.federation.boot;

import org.jspecify.annotations.NullMarked;
