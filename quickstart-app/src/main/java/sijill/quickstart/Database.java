package sijill.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.bson.Document;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The MongoDB that the record is kept in: a given one, or an embedded stand-in.
 *
 * @param uri how it is reached
 * @param description for people
 * @param server the embedded server; null where the database is not ours to stop
 */
record Database(String uri, String description, @Nullable MongoServer server) implements AutoCloseable {

	/**
	 * The given MongoDB where there is one, else one in a folder or in memory.
	 */
	static Database open(@Nullable String givenUri, @Nullable Path folder) {
		if (givenUri != null && !givenUri.isBlank()) {
			if (folder != null) {
				throw new QuickstartException(
						"Either MONGODB_URI or --data DIR: --data keeps the embedded record, and MONGODB_URI names another");
			}
			return given(givenUri);
		}
		return (folder != null) ? embedded(onDisk(folder), "embedded, kept in " + folder)
				: embedded(new MemoryBackend(), "embedded, in memory: gone when this stops");
	}

	private static Database embedded(MongoBackend backend, String description) {
		MongoServer server = new MongoServer(backend);
		server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		return new Database("mongodb://127.0.0.1:" + server.getLocalAddress().getPort(), description, server);
	}

	private static MongoBackend onDisk(Path folder) {
		try {
			Files.createDirectories(folder);
			return new H2Backend(folder.resolve("record.mv").toString());
		}
		catch (IOException ex) {
			throw new QuickstartException("--data " + folder + " is no folder that can be written to");
		}
		catch (MVStoreException ex) {
			throw new QuickstartException(
					"--data " + folder + " cannot be opened: another quickstart uses it, or its file is damaged");
		}
	}

	private static Database given(String uri) {
		try {
			ConnectionString connection = new ConnectionString(uri);
			MongoClientSettings patient = MongoClientSettings.builder()
				.applyConnectionString(connection)
				.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS))
				.build();
			try (MongoClient client = MongoClients.create(patient)) {
				client.getDatabase("admin").runCommand(new Document("ping", 1));
			}
			return new Database(uri, "the one that MONGODB_URI names", null);
		}
		catch (IllegalArgumentException ex) {
			throw new QuickstartException("MONGODB_URI is no MongoDB address: " + firstLine(ex));
		}
		catch (MongoException ex) {
			throw new QuickstartException(
					"No MongoDB answers at MONGODB_URI: start it, correct the address, or unset it to use the embedded one");
		}
	}

	private static String firstLine(Exception ex) {
		return String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
	}

	@Override
	public void close() {
		if (this.server != null) {
			this.server.shutdownNow();
		}
	}

}
