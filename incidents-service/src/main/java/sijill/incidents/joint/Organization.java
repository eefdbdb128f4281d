package sijill.incidents.joint;

import org.jspecify.annotations.Nullable;

/**
 * An organization, which organizations-service owns.
 */
public record Organization(String id) {

	/**
	 * The organization of this id; null for null.
	 */
	public static @Nullable Organization of(@Nullable String id) {
		return (id != null) ? new Organization(id) : null;
	}

}
