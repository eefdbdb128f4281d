package sijill.platform.record;

import java.time.Instant;
import java.util.UUID;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One state of one entity, whole, as it stands in the log.
 *
 * @param number its place in the log of its service: dense, from 1
 * @param version 1 for the first state of the entity, then without a gap
 * @param recordedAt never earlier than that of the revision before it in the log
 * @param first when version 1 of the entity was recorded
 */
public record Revision(long number, EntityKey entity, int version, UUID writeId, Instant recordedAt, Instant first,
		String digest, @Nullable Withdrawal withdrawn, Document data) {
}
