package sijill.platform.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sijill.platform.imports.Parsed.Candidate;
import sijill.platform.imports.Parsed.Reference;
import sijill.platform.record.EntityKey;

/**
 * The lines put off by one import that may still be recorded, with what each of them
 * misses; lies in the database, since there may be more than memory holds.
 */
final class Staging implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Staging.class);

	private static final String PREFIX = "import.";

	private final MongoCollection<Document> lines;

	private Staging(MongoCollection<Document> lines) {
		this.lines = lines;
		lines.createIndexes(List.of(new IndexModel(Indexes.ascending("entity")),
				new IndexModel(Indexes.ascending("misses.entity"))));
	}

	void add(Collection<Waiting> waiting) {
		if (!waiting.isEmpty()) {
			this.lines.insertMany(waiting.stream().map(Waiting::toDocument).toList());
		}
	}

	void remove(Collection<Waiting> waiting) {
		if (!waiting.isEmpty()) {
			this.lines.deleteMany(Filters.in("_id", waiting.stream().map(Waiting::line).toList()));
		}
	}

	/**
	 * The next lines after a number that miss something, in their order.
	 */
	List<Waiting> after(long line, int limit) {
		return find(Filters.and(Filters.gt("_id", line), Filters.exists("misses.0")), limit);
	}

	/**
	 * Some of the lines that miss one of these entities.
	 */
	List<Waiting> missing(Collection<EntityKey> entities, int limit) {
		return find(Filters.in("misses.entity", entities.stream().map(EntityKey::toString).toList()), limit);
	}

	private List<Waiting> find(Bson filter, int limit) {
		return this.lines.find(filter)
			.sort(Sorts.ascending("_id"))
			.limit(limit)
			.batchSize(limit + 1)
			.map(Waiting::of)
			.into(new ArrayList<>());
	}

	/**
	 * Those of the lines that were not removed.
	 */
	Set<Long> stillIn(Collection<Long> numbers) {
		return this.lines.find(Filters.in("_id", numbers))
			.projection(Projections.include("_id"))
			.batchSize(numbers.size() + 1)
			.map((line) -> line.getLong("_id"))
			.into(new HashSet<>());
	}

	/**
	 * Those of the entities of which a line is staged.
	 */
	Set<EntityKey> entities(Collection<EntityKey> entities) {
		return entities(entities, new Document());
	}

	/**
	 * Those of the entities that a staged line would make, if they were not there.
	 */
	Set<EntityKey> coming(Collection<EntityKey> entities) {
		return entities(entities, Filters.eq("makes", true));
	}

	private Set<EntityKey> entities(Collection<EntityKey> entities, Bson narrowed) {
		Map<String, EntityKey> keys = new HashMap<>();
		entities.forEach((entity) -> keys.put(entity.toString(), entity));
		Set<EntityKey> staged = new HashSet<>();
		if (!keys.isEmpty()) {
			this.lines.distinct("entity", Filters.and(Filters.in("entity", keys.keySet()), narrowed), String.class)
				.forEach((key) -> {
					EntityKey entity = keys.get(key);
					if (entity != null) {
						staged.add(entity);
					}
				});
		}
		return staged;
	}

	@Override
	public void close() {
		try {
			this.lines.drop();
		}
		catch (MongoException ex) {
			// A later import drops it: what this one answered stays true.
			logger.warn("What waited for the end of an import could not be dropped ({})", ex.getCode());
		}
	}

	/**
	 * A line that was put off.
	 *
	 * @param makes whether it would make the entity; a withdrawal does not
	 * @param misses what it refers to and was not there
	 */
	record Waiting(long line, EntityKey entity, boolean makes, List<Reference> misses) {

		static Waiting of(Candidate candidate, List<Reference> misses) {
			return new Waiting(candidate.line(), candidate.entity(), candidate instanceof Parsed.Entry, misses);
		}

		private static Waiting of(Document stored) {
			return new Waiting(stored.getLong("_id"), EntityKey.parse(stored.getString("entity")),
					stored.getBoolean("makes"),
					stored.getList("misses", Document.class)
						.stream()
						.map((miss) -> new Reference(miss.getString("field"),
								EntityKey.parse(miss.getString("entity"))))
						.toList());
		}

		private Document toDocument() {
			return new Document("_id", this.line).append("entity", this.entity.toString())
				.append("makes", this.makes)
				.append("misses", this.misses.stream()
					.map((miss) -> new Document("field", miss.field()).append("entity", miss.entity().toString()))
					.toList());
		}

	}

	/**
	 * Opens a staging for an import.
	 */
	static final class Factory {

		/**
		 * No import takes longer: what is older was left by a process that died.
		 */
		private static final Duration LONGEST_IMPORT = Duration.ofDays(1);

		private final MongoDatabase database;

		Factory(MongoDatabase database) {
			this.database = database;
		}

		Staging open() {
			ObjectId id = new ObjectId();
			Instant old = Instant.ofEpochSecond(id.getTimestamp()).minus(LONGEST_IMPORT);
			for (String name : this.database.listCollectionNames().into(new ArrayList<>())) {
				String suffix = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
				if (ObjectId.isValid(suffix) && new ObjectId(suffix).getTimestamp() < old.getEpochSecond()) {
					this.database.getCollection(name).drop();
				}
			}
			return new Staging(this.database.getCollection(PREFIX + id));
		}

	}

}
