package sijill.platform.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/**
 * What a real MongoDB itself says of the commands that it was sent. A view is named as
 * its collections begin.
 */
public final class Profile implements AutoCloseable {

	private static final String COLLECTION = "system.profile";

	private static final int ATTEMPTS = 5;

	private final MongoClient client;

	private final MongoDatabase database;

	public Profile(String uri, String database) {
		this.client = MongoClients.create(uri);
		this.database = this.client.getDatabase(database);
	}

	/**
	 * Reads rows of a view, and says how many keys of indexes were looked at. MongoDB
	 * promises no entry for each command: on a busy machine one is missing now and then,
	 * so what left no trace is read again.
	 */
	public <T> Read<T> read(String view, Supplier<T> rows) {
		String name = this.database.getName() + "." + collection(view);
		List<Document> commands = List.of();
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			this.database.runCommand(new Document("profile", 0));
			this.database.getCollection(COLLECTION).drop();
			this.database.runCommand(new Document("profile", 2));
			T read = rows.get();
			this.database.runCommand(new Document("profile", 0));
			commands = this.database.getCollection(COLLECTION).find().into(new ArrayList<>());
			List<Document> reads = commands.stream()
				.filter((command) -> command.getString("ns").equals(name) && command.containsKey("keysExamined"))
				.toList();
			if (reads.stream().anyMatch((command) -> command.getString("planSummary").contains("COLLSCAN"))) {
				throw new AssertionError("a whole collection was read: " + reads);
			}
			if (!reads.isEmpty()) {
				return new Read<>(read,
						reads.stream()
							.mapToInt((command) -> command.get("keysExamined", Number.class).intValue())
							.sum());
			}
		}
		throw new AssertionError("nothing was read of " + name + ": " + commands);
	}

	/**
	 * What was read, and the keys of indexes that were looked at for it.
	 */
	public record Read<T>(T rows, int keys) {
	}

	/**
	 * The values of a parent field that have the most rows.
	 */
	public List<String> biggest(String view, String parent) {
		return this.database.getCollection(collection(view))
			.aggregate(List.of(new Document("$match", new Document(parent, new Document("$gt", ""))),
					new Document("$sortByCount", "$" + parent), new Document("$limit", 5)))
			.map((found) -> found.getString("_id"))
			.into(new ArrayList<>());
	}

	/**
	 * Clears what MongoDB remembers of the plans of earlier queries.
	 */
	public void forgetPlans(String view) {
		this.database.runCommand(new Document("planCacheClear", collection(view)));
	}

	private String collection(String view) {
		return this.database.listCollectionNames()
			.into(new ArrayList<>())
			.stream()
			.filter((name) -> name.startsWith(view + "."))
			.findFirst()
			.orElseThrow();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
