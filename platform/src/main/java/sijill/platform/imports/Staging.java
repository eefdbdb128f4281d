package sijill.platform.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import org.bson.Document;
import org.bson.types.ObjectId;
import sijill.platform.imports.Parsed.Candidate;
import sijill.platform.record.EntityKey;

/**
 * The lines put off by one import that may still be recorded, by number and entity; lies
 * in the database, since there may be more than memory holds.
 */
final class Staging implements AutoCloseable {

	private final MongoCollection<Document> lines;

	private Staging(MongoCollection<Document> lines) {
		this.lines = lines;
		lines.createIndex(Indexes.ascending("entity"));
	}

	void add(List<Candidate> candidates) {
		this.lines.insertMany(candidates.stream()
			.map((candidate) -> new Document("_id", candidate.line()).append("entity", candidate.entity().toString()))
			.toList());
	}

	void remove(List<Candidate> candidates) {
		if (!candidates.isEmpty()) {
			this.lines.deleteMany(Filters.in("_id", candidates.stream().map(Candidate::line).toList()));
		}
	}

	/**
	 * Those of the candidates that were not removed.
	 */
	List<Candidate> stillIn(List<Candidate> candidates) {
		Set<Long> numbers = new HashSet<>();
		this.lines.find(Filters.in("_id", candidates.stream().map(Candidate::line).toList()))
			.batchSize(candidates.size() + 1)
			.forEach((line) -> numbers.add(line.getLong("_id")));
		return candidates.stream().filter((candidate) -> numbers.contains(candidate.line())).toList();
	}

	/**
	 * Those of the entities of which a line is staged.
	 */
	Set<EntityKey> entities(Collection<EntityKey> entities) {
		Map<String, EntityKey> keys = new HashMap<>();
		entities.forEach((entity) -> keys.put(entity.toString(), entity));
		Set<EntityKey> staged = new HashSet<>();
		this.lines.find(Filters.in("entity", keys.keySet()))
			.projection(Projections.include("entity"))
			.forEach((line) -> {
				EntityKey entity = keys.get(line.getString("entity"));
				if (entity != null) {
					staged.add(entity);
				}
			});
		return staged;
	}

	@Override
	public void close() {
		this.lines.drop();
	}

	/**
	 * Opens a staging for an import.
	 */
	static final class Factory {

		private final MongoDatabase database;

		Factory(MongoDatabase database) {
			this.database = database;
		}

		Staging open() {
			return new Staging(this.database.getCollection("import." + new ObjectId()));
		}

	}

}
