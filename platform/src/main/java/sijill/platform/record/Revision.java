package sijill.platform.record;

import java.time.Instant;
import java.util.Date;
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

	static Revision of(Draft draft, long number, Instant recordedAt) {
		String reason = draft.withdrawal();
		return new Revision(number, draft.entity(), draft.version(), draft.writeId(), recordedAt,
				(draft.first() != null) ? draft.first() : recordedAt, draft.digest(),
				(reason != null) ? new Withdrawal(recordedAt, reason) : null, draft.data());
	}

	static Revision of(Document stored) {
		String reason = stored.getString("withdrawn");
		Instant recordedAt = stored.getDate("recordedAt").toInstant();
		return new Revision(stored.getLong("_id"), EntityKey.parse(stored.getString("entity")),
				stored.getInteger("version"), UUID.fromString(stored.getString("writeId")), recordedAt,
				stored.getDate("first").toInstant(), stored.getString("digest"),
				(reason != null) ? new Withdrawal(recordedAt, reason) : null, stored.get("data", Document.class));
	}

	Document toDocument() {
		Document document = new Document("_id", this.number).append("entity", this.entity.toString())
			.append("version", this.version)
			.append("writeId", this.writeId.toString())
			.append("recordedAt", Date.from(this.recordedAt))
			.append("first", Date.from(this.first))
			.append("digest", this.digest);
		if (this.withdrawn != null) {
			document.append("withdrawn", this.withdrawn.reason());
		}
		return document.append("data", this.data);
	}

}
