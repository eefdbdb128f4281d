/**
 * The whole platform in one JVM, for a laptop and for tests of everything together.
 */
@NullMarked
package sijill.quickstart;

import org.jspecify.annotations.NullMarked;
