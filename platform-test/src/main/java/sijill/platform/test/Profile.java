package sijill.platform.test;

import java.util.ArrayList;
import java.util.List;

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

	private final MongoClient client;

	private final MongoDatabase database;

	public Profile(String uri, String database) {
		this.client = MongoClients.create(uri);
		this.database = this.client.getDatabase(database);
	}

	/**
	 * How many keys of indexes were looked at while rows of a view were read.
	 */
	public int keysExamined(String view, Runnable read) {
		this.database.runCommand(new Document("profile", 0));
		this.database.getCollection(COLLECTION).drop();
		this.database.runCommand(new Document("profile", 2));
		read.run();
		this.database.runCommand(new Document("profile", 0));
		List<Document> commands = this.database.getCollection(COLLECTION)
			.find(new Document("ns", this.database.getName() + "." + collection(view)).append("keysExamined",
					new Document("$exists", true)))
			.into(new ArrayList<>());
		if (commands.isEmpty()) {
			throw new AssertionError("nothing was read of " + view);
		}
		if (commands.stream().anyMatch((command) -> command.getString("planSummary").contains("COLLSCAN"))) {
			throw new AssertionError("a whole collection was read: " + commands);
		}
		return commands.stream().mapToInt((command) -> command.get("keysExamined", Number.class).intValue()).sum();
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
