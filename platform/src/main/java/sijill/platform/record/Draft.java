package sijill.platform.record;

import java.time.Instant;
import java.util.UUID;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A revision that is not yet in the log.
 *
 * @param version the version that it wants to become: that of its base + 1
 * @param writeId names this write: a retry with the same one is the same revision
 * @param digest of the data, so that an equal entry is known without reading it
 * @param first when version 1 was recorded; null where this is version 1
 * @param withdrawal why the entry is withdrawn; null where it is not
 */
public record Draft(EntityKey entity, int version, UUID writeId, String digest, @Nullable Instant first, Document data,
		@Nullable String withdrawal) {

	/**
	 * The next state of an entity whose latest revision is {@code base}, null where it
	 * has none.
	 */
	public static Draft next(EntityKey entity, @Nullable Base base, String digest, Document data) {
		return new Draft(entity, (base != null) ? base.version() + 1 : 1, UUID.randomUUID(), digest,
				(base != null) ? base.first() : null, data, null);
	}

}
