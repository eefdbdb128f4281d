package sijill.platform.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The log of one service: every revision of every entity, in one dense order. All reads
 * are from the primary at majority, so who has seen revision N has seen everything up to
 * N, for ever.
 */
public final class RevisionLog {

	/**
	 * A bulk of 1,000 may take longer than a request's call to MongoDB.
	 */
	private static final long BULK_SECONDS = 10;

	/**
	 * About how many bytes of revisions are handed out at a time.
	 */
	private static final int MOST_BYTES = 4 * 1024 * 1024;

	/**
	 * The order of the unique index, which serves the latest version first.
	 */
	private static final Bson BY_VERSION = Indexes.compoundIndex(Indexes.ascending("entity"),
			Indexes.descending("version"));

	private final MongoCollection<RawBsonDocument> log;

	private volatile boolean prepared;

	public RevisionLog(MongoDatabase database) {
		this.log = database.getCollection("log", RawBsonDocument.class)
			.withReadPreference(ReadPreference.primary())
			.withReadConcern(ReadConcern.MAJORITY)
			.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
			.withTimeout(BULK_SECONDS, TimeUnit.SECONDS);
	}

	/**
	 * The latest revision of each of these entities; one that was never recorded is not
	 * in the answer.
	 */
	public Map<EntityKey, Base> bases(Collection<EntityKey> entities) {
		Map<EntityKey, Base> bases = new HashMap<>();
		if (entities.isEmpty()) {
			return bases;
		}
		List<String> keys = entities.stream().map(EntityKey::toString).toList();
		this.log
			.aggregate(List.of(Aggregates.match(Filters.in("entity", keys)), Aggregates.sort(BY_VERSION),
					Aggregates.group("$entity", Accumulators.first("version", "$version"),
							Accumulators.first("digest", "$digest"), Accumulators.first("withdrawn", "$withdrawn"),
							Accumulators.first("first", "$first"))))
			.batchSize(keys.size() + 1)
			.forEach((found) -> bases.put(EntityKey.parse(found.getString("_id").getValue()),
					new Base(found.getInt32("version").getValue(), found.getString("digest").getValue(),
							found.isString("withdrawn"), StoredRevision.instant(found, "first"))));
		return bases;
	}

	/**
	 * The next revisions after a number, at most {@code limit}, in order; fewer where
	 * they are large, none only at the end.
	 * @throws CorruptLogException where the numbers are not dense
	 */
	public List<Revision> after(long number, int limit) {
		List<Revision> revisions = new ArrayList<>();
		int bytes = 0;
		try (MongoCursor<RawBsonDocument> next = this.log.find(Filters.gt("_id", number))
			.sort(Sorts.ascending("_id"))
			.limit(limit)
			.batchSize(limit + 1)
			.cursor()) {
			while (bytes < MOST_BYTES && next.hasNext()) {
				RawBsonDocument stored = next.next();
				Revision revision = StoredRevision.read(stored);
				long expected = number + revisions.size() + 1;
				if (revision.number() != expected) {
					throw new CorruptLogException("The log has a hole: revision %d is followed by %d"
						.formatted(expected - 1, revision.number()));
				}
				revisions.add(revision);
				bytes += stored.getByteLength();
			}
		}
		return revisions;
	}

	/**
	 * Checks that the log still holds what somebody has seen of it.
	 * @throws CorruptLogException where it ends before that
	 */
	public void mustReach(long number) {
		long last = tail().number();
		if (last < number) {
			throw new CorruptLogException(
					"The log lost its end: it stops at %d, and %d was seen".formatted(last, number));
		}
	}

	/**
	 * The revisions that these replaced, by entity and version.
	 */
	public Map<EntityKey, Map<Integer, Revision>> replacedBy(Collection<Revision> revisions) {
		Set<Slot> slots = new HashSet<>();
		revisions.stream()
			.filter((revision) -> revision.version() > 1)
			.forEach((revision) -> slots.add(new Slot(revision.entity(), revision.version() - 1)));
		Map<EntityKey, Map<Integer, Revision>> replaced = new HashMap<>();
		if (!slots.isEmpty()) {
			at(slots).forEach((stored) -> {
				if (slots.contains(slot(stored))) {
					Revision revision = StoredRevision.read(stored);
					replaced.computeIfAbsent(revision.entity(), (key) -> new HashMap<>())
						.put(revision.version(), revision);
				}
			});
		}
		return replaced;
	}

	/**
	 * The latest whole state of an entity, or null.
	 */
	public @Nullable Revision latest(EntityKey entity) {
		RawBsonDocument found = this.log.find(Filters.eq("entity", entity.toString()))
			.sort(Sorts.descending("version"))
			.first();
		return (found != null) ? StoredRevision.read(found) : null;
	}

	Tail tail() {
		RawBsonDocument last = this.log.find()
			.sort(Sorts.descending("_id"))
			.projection(Projections.include("recordedAt"))
			.first();
		return (last != null) ? new Tail(last.getInt64("_id").getValue(), StoredRevision.instant(last, "recordedAt"))
				: new Tail(0, Instant.EPOCH);
	}

	/**
	 * What holds these places; a free one is not in the answer.
	 */
	Map<Slot, Holder> holders(Collection<Slot> slots) {
		Map<Slot, Holder> holders = new HashMap<>();
		at(slots).projection(Projections.include("entity", "version", "writeId"))
			.forEach((stored) -> holders.put(slot(stored),
					new Holder(stored.getInt64("_id").getValue(), StoredRevision.writeId(stored))));
		return holders;
	}

	/**
	 * What is in these places, and perhaps in others of the same entities.
	 */
	private FindIterable<RawBsonDocument> at(Collection<Slot> slots) {
		return this.log
			.find(Filters.and(
					Filters.in("entity", slots.stream().map((slot) -> slot.entity().toString()).distinct().toList()),
					Filters.in("version", slots.stream().map(Slot::version).distinct().toList())))
			.batchSize(slots.size() + 1);
	}

	private static Slot slot(RawBsonDocument stored) {
		return new Slot(StoredRevision.entity(stored), stored.getInt32("version").getValue());
	}

	/**
	 * Inserts revisions, in their order up to the first that finds its place taken.
	 */
	void insert(List<BsonDocument> revisions) {
		if (!this.prepared) {
			this.log.createIndex(BY_VERSION, new IndexOptions().unique(true));
			this.prepared = true;
		}
		this.log.withDocumentClass(BsonDocument.class).insertMany(revisions, new InsertManyOptions().ordered(true));
	}

	/**
	 * The last revision of the log; number 0 where there is none.
	 */
	record Tail(long number, Instant recordedAt) {
	}

	/**
	 * A place in the log that only one revision can hold.
	 */
	record Slot(EntityKey entity, int version) {
	}

	/**
	 * What holds a place.
	 */
	record Holder(long number, UUID writeId) {
	}

}
