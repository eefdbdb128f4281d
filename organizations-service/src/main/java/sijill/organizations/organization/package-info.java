/**
 * An organization: its names in every script, what it is, and what it is part of.
 */
@NullMarked
package sijill.organizations.organization;

import org.jspecify.annotations.NullMarked;
