package sijill.incidents.joint;

import org.jspecify.annotations.Nullable;

/**
 * A document, which documents-service owns.
 */
public record Document(String id) {

	/**
	 * The document of this id; null for null.
	 */
	public static @Nullable Document of(@Nullable String id) {
		return (id != null) ? new Document(id) : null;
	}

}
