package sijill.platform.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
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

	private final MongoCollection<Document> log;

	private volatile boolean prepared;

	public RevisionLog(MongoDatabase database) {
		this.log = database.getCollection("log")
			.withReadPreference(ReadPreference.primary())
			.withReadConcern(ReadConcern.MAJORITY)
			.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
			.withTimeout(BULK_SECONDS, TimeUnit.SECONDS);
	}

	private void prepare() {
		this.log.createIndex(Indexes.ascending("entity", "version"), new IndexOptions().unique(true));
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
			.aggregate(List.of(Aggregates.match(Filters.in("entity", keys)),
					Aggregates.sort(Sorts.orderBy(Sorts.ascending("entity"), Sorts.descending("version"))),
					Aggregates.group("$entity", Accumulators.first("version", "$version"),
							Accumulators.first("digest", "$digest"), Accumulators.first("withdrawn", "$withdrawn"),
							Accumulators.first("first", "$first"))))
			.batchSize(keys.size() + 1)
			.forEach((found) -> bases.put(EntityKey.parse(found.getString("_id")),
					new Base(found.getInteger("version"), found.getString("digest"),
							found.getString("withdrawn") != null, found.getDate("first").toInstant())));
		return bases;
	}

	/**
	 * The revisions after a number, at most {@code limit}, in order.
	 * @throws CorruptLogException where the numbers are not dense
	 */
	public List<Revision> after(long number, int limit) {
		List<Revision> revisions = new ArrayList<>(limit);
		for (Document found : this.log.find(Filters.gt("_id", number))
			.sort(Sorts.ascending("_id"))
			.limit(limit)
			.batchSize(limit + 1)) {
			Revision revision = Revision.of(found);
			long expected = number + revisions.size() + 1;
			if (revision.number() != expected) {
				throw new CorruptLogException(expected, revision.number());
			}
			revisions.add(revision);
		}
		return revisions;
	}

	/**
	 * The revisions that these replaced, by entity and version.
	 */
	public Map<EntityKey, Map<Integer, Revision>> replacedBy(Collection<Revision> revisions) {
		List<Slot> slots = revisions.stream()
			.filter((revision) -> revision.version() > 1)
			.map((revision) -> new Slot(revision.entity(), revision.version() - 1))
			.toList();
		Map<EntityKey, Map<Integer, Revision>> found = new HashMap<>();
		for (Revision revision : at(slots)) {
			found.computeIfAbsent(revision.entity(), (key) -> new HashMap<>()).put(revision.version(), revision);
		}
		return found;
	}

	/**
	 * The latest whole state of an entity, or null.
	 */
	public @Nullable Revision latest(EntityKey entity) {
		Document found = this.log.find(Filters.eq("entity", entity.toString()))
			.sort(Sorts.descending("version"))
			.first();
		return (found != null) ? Revision.of(found) : null;
	}

	Tail tail() {
		Document last = this.log.find()
			.sort(Sorts.descending("_id"))
			.projection(Projections.include("recordedAt"))
			.first();
		return (last != null) ? new Tail(last.getLong("_id"), last.getDate("recordedAt").toInstant())
				: new Tail(0, Instant.EPOCH);
	}

	List<Revision> at(Collection<Slot> slots) {
		List<Revision> revisions = new ArrayList<>();
		if (!slots.isEmpty()) {
			this.log.find(Filters.or(slots.stream()
				.map((slot) -> Filters.and(Filters.eq("entity", slot.entity().toString()),
						Filters.eq("version", slot.version())))
				.toList())).batchSize(slots.size() + 1).forEach((found) -> revisions.add(Revision.of(found)));
		}
		return revisions;
	}

	/**
	 * Inserts revisions, in their order up to the first that finds its place taken.
	 */
	void insert(List<Revision> revisions) {
		if (!this.prepared) {
			prepare();
			this.prepared = true;
		}
		this.log.insertMany(revisions.stream().map(Revision::toDocument).toList(),
				new InsertManyOptions().ordered(true));
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

}
