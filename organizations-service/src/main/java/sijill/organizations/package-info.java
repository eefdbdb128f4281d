/**
 * organizations-service: who speaks, investigates, accuses, denies, signs, and is called
 * upon.
 */
@NullMarked
package sijill.organizations;

import org.jspecify.annotations.NullMarked;
