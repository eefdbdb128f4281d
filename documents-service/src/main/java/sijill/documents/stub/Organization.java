package sijill.documents.stub;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An organization, which organizations-service owns.
 */
public record Organization(String id) {

	public static @Nullable Organization of(@Nullable String id) {
		return (id != null) ? new Organization(id) : null;
	}

	public static List<Organization> of(List<String> ids) {
		return ids.stream().map(Organization::new).toList();
	}

}
