package sijill.platform.record;

import java.time.Instant;
import java.util.UUID;

import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/**
 * How a revision lies in the log.
 */
final class StoredRevision {

	private static final DocumentCodec DOCUMENTS = new DocumentCodec();

	private StoredRevision() {
	}

	static RawBsonDocument encode(Document data) {
		return new RawBsonDocument(data, DOCUMENTS);
	}

	static BsonDocument of(Pending pending, long number, Instant recordedAt) {
		Draft draft = pending.draft();
		Instant first = (draft.first() != null) ? draft.first() : recordedAt;
		BsonDocument stored = new BsonDocument("_id", new BsonInt64(number))
			.append("entity", new BsonString(draft.entity().toString()))
			.append("version", new BsonInt32(draft.version()))
			.append("writeId", new BsonString(draft.writeId().toString()))
			.append("recordedAt", new BsonDateTime(recordedAt.toEpochMilli()))
			.append("first", new BsonDateTime(first.toEpochMilli()))
			.append("digest", new BsonString(draft.digest()));
		if (draft.withdrawal() != null) {
			stored.append("withdrawn", new BsonString(draft.withdrawal()));
		}
		return stored.append("data", pending.data());
	}

	static Revision read(RawBsonDocument stored) {
		Instant recordedAt = instant(stored, "recordedAt");
		return new Revision(stored.getInt64("_id").getValue(), entity(stored), stored.getInt32("version").getValue(),
				writeId(stored), recordedAt, instant(stored, "first"), stored.getString("digest").getValue(),
				stored.containsKey("withdrawn") ? new Withdrawal(recordedAt, stored.getString("withdrawn").getValue())
						: null,
				data(stored.getDocument("data")));
	}

	/**
	 * From its bytes: reading a raw document field by field goes over them once for each.
	 */
	private static Document data(BsonDocument raw) {
		return ((RawBsonDocument) raw).decode(DOCUMENTS);
	}

	static EntityKey entity(BsonDocument stored) {
		return EntityKey.parse(stored.getString("entity").getValue());
	}

	static UUID writeId(BsonDocument stored) {
		return UUID.fromString(stored.getString("writeId").getValue());
	}

	static Instant instant(BsonDocument stored, String field) {
		return Instant.ofEpochMilli(stored.getDateTime(field).getValue());
	}

}
