package sijill.platform.entry;

import org.jspecify.annotations.Nullable;
import sijill.platform.record.EntityKey;

/**
 * Takes what is wrong with an entry.
 */
public interface Problems {

	/**
	 * Rejects the entry.
	 * @param field the path of the field, such as {@code casualties[0].killed}
	 * @param message what was wrong with it, for people
	 */
	void reject(String field, String message);

	/**
	 * Demands that an entry of the same service exists.
	 * @param id null where the field is empty: nothing is demanded
	 */
	default void mustExist(String field, String kind, @Nullable String id) {
		if (id != null) {
			mustExist(field, new EntityKey(kind, id));
		}
	}

	void mustExist(String field, EntityKey entity);

}
