/**
 * REST as every service of the platform speaks it: whatever fails is answered as a
 * problem.
 */
@NullMarked
package sijill.platform.web;

import org.jspecify.annotations.NullMarked;
