package sijill.platform.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import sijill.platform.notes.NotesApplication;
import sijill.platform.record.Appender;
import sijill.platform.record.Draft;
import sijill.platform.record.EntityKey;
import sijill.platform.record.LogDatabase;
import sijill.platform.test.MongoServer;

/**
 * Ratios on one real server, in rounds that take turns: appending with 32 writers against
 * plain single inserts, and an import against bare inserts of the same documents into as
 * many collections and indexes.
 */
public final class RecordBench {

	private static final int WRITERS = 32;

	/**
	 * Rounds that the compiler is given before the ones that count.
	 */
	private static final int WARM_UP = 2;

	private static final int ROUNDS = 5;

	private RecordBench() {
	}

	public static void main(String[] args) throws Exception {
		MongoServer server = MongoServer.real();
		try (LogDatabase database = LogDatabase.open(server.uri(), server.newDatabase(RecordBench.class))) {
			append(database);
		}
		imports(server, (args.length > 0) ? Integer.parseInt(args[0]) : 30_000);
		System.exit(0);
	}

	private static void append(LogDatabase database) throws Exception {
		MongoCollection<Document> plain = database.database()
			.getCollection("plain")
			.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
		plain.createIndex(new Document("entity", 1).append("version", -1), new IndexOptions().unique(true));
		AtomicLong next = new AtomicLong();
		try (Appender appender = database.appender()) {
			for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
				double inserted = perSecond(() -> {
					long number = next.incrementAndGet();
					plain.insertOne(new Document("_id", number).append("entity", "note/p" + number)
						.append("version", 1)
						.append("data", data(number)));
				});
				double appended = perSecond(() -> {
					long number = next.incrementAndGet();
					appender.append(List.of(Draft.next(new EntityKey("note", "a" + number), null, "d", data(number))));
				});
				report("append", round, inserted, appended, "a second with 32 writers");
			}
		}
	}

	private static Document data(long number) {
		return new Document("title", "A note " + number).append("text", "x".repeat(400))
			.append("tags", List.of("a", "b"));
	}

	private static double perSecond(Runnable write) throws Exception {
		AtomicLong writes = new AtomicLong();
		long begun = System.nanoTime();
		long end = begun + TimeUnit.SECONDS.toNanos(3);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < WRITERS; i++) {
				Callable<Void> work = () -> {
					while (System.nanoTime() < end) {
						write.run();
						writes.incrementAndGet();
					}
					return null;
				};
				running.add(threads.submit(work));
			}
			for (Future<?> each : running) {
				each.get();
			}
		}
		return writes.get() * 1e9 / (System.nanoTime() - begun);
	}

	private static void imports(MongoServer server, int rows) throws Exception {
		String file = "{\"kind\":\"author\",\"id\":\"a\",\"fields\":{\"name\":\"Ann\"}}\n" + IntStream.range(0, rows)
			.mapToObj(
					(i) -> "{\"kind\":\"note\",\"id\":\"n%d\",\"fields\":{\"title\":\"Note %d %s\",\"tags\":[\"t%d\"]}}"
						.formatted(i, i, "x".repeat(400), i % 50))
			.collect(Collectors.joining("\n"));
		String name = server.newDatabase(RecordBench.class);
		for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
			String database = name + "-" + (round + WARM_UP);
			long begun;
			long imported;
			try (ConfigurableApplicationContext application = new SpringApplication(NotesApplication.class).run(
					"--server.port=0", "--management.server.port=0", "--spring.application.name=notes",
					"--logging.level.root=WARN", "--spring.mongodb.uri=" + server.uri(),
					"--sijill.mongo.database=" + database); HttpClient client = HttpClient.newHttpClient()) {
				String port = application.getEnvironment().getRequiredProperty("local.server.port");
				begun = System.nanoTime();
				HttpResponse<String> answer = client
					.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/imports"))
						.header("Content-Type", "application/x-ndjson")
						.POST(HttpRequest.BodyPublishers.ofString(file))
						.build(), HttpResponse.BodyHandlers.ofString());
				imported = System.nanoTime() - begun;
				if (!answer.body().contains("\"recorded\":" + (rows + 1))) {
					throw new IllegalStateException(answer.body());
				}
			}
			try (LogDatabase from = LogDatabase.open(server.uri(), database)) {
				double bare = bare(from.database());
				report("import", round, rows / bare, rows * 1e9 / imported, "rows a second, read at the end");
				from.database().drop();
			}
		}
	}

	/**
	 * Seconds that bare inserts of all documents of a database take, into new collections
	 * with the same indexes.
	 */
	private static double bare(MongoDatabase database) {
		double seconds = 0;
		for (String collection : database.listCollectionNames().into(new ArrayList<>())) {
			MongoCollection<RawBsonDocument> from = database.getCollection(collection, RawBsonDocument.class);
			List<RawBsonDocument> all = from.find().into(new ArrayList<>());
			MongoCollection<RawBsonDocument> copy = database.getCollection("bare." + collection, RawBsonDocument.class)
				.withTimeout(60, TimeUnit.SECONDS)
				.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
			for (Document index : database.getCollection(collection).listIndexes()) {
				copy.createIndex(index.get("key", Document.class),
						new IndexOptions().unique(index.getBoolean("unique", false)));
			}
			long begun = System.nanoTime();
			for (int i = 0; i < all.size(); i += 1_000) {
				copy.insertMany(all.subList(i, Math.min(all.size(), i + 1_000)),
						new InsertManyOptions().ordered(false));
			}
			seconds += (System.nanoTime() - begun) / 1e9;
		}
		return seconds;
	}

	private static void report(String what, int round, double plain, double ours, String unit) {
		System.out.printf("%s round %d%s: plain %.0f, record %.0f %s, ratio %.2f%n", what, round,
				(round < 1) ? " (warm-up)" : "", plain, ours, unit, ours / plain);
	}

}
