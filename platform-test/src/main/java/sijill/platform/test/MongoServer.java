package sijill.platform.test;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A MongoDB server for tests, of the kind that {@code -Dsijill.mongo=embedded|real} asks
 * for; without it, the embedded one.
 */
public final class MongoServer implements AutoCloseable {

	private final String uri;

	private final String kind;

	private final boolean real;

	private final @Nullable Runnable stop;

	private final Set<String> databases = ConcurrentHashMap.newKeySet();

	/**
	 * @param stop ends the server; null where it is not ours to end
	 */
	MongoServer(String uri, String kind, boolean real, @Nullable Runnable stop) {
		this.uri = uri;
		this.kind = kind;
		this.real = real;
		this.stop = stop;
	}

	/**
	 * The server that all tests of this JVM share, of the kind asked for. A test that is
	 * asked to run on a real one is skipped where there is none.
	 */
	public static MongoServer shared() {
		return realIsAskedFor() ? real() : Embedded.SHARED;
	}

	/**
	 * The real server that all tests of this JVM share, whatever kind is asked for; the
	 * test is skipped where there is none.
	 */
	public static MongoServer real() {
		return Real.SHARED.orElseThrow(() -> new TestAbortedException(RealServers.NONE));
	}

	/** A server of the kind asked for that its caller closes. */
	public static MongoServer start() {
		if (!realIsAskedFor()) {
			return embedded();
		}
		return RealServers.find().orElseThrow(() -> new TestAbortedException(RealServers.NONE));
	}

	static boolean realIsThere() {
		return Real.SHARED.isPresent();
	}

	/** The connection string; it names no database. */
	public String uri() {
		return this.uri;
	}

	/** True for MongoDB itself, false for the stand-in that lacks much of it. */
	public boolean isReal() {
		return this.real;
	}

	/**
	 * A name for a database of this test's own, which is gone when the server is.
	 */
	public String newDatabase(Class<?> test) {
		String name = test.getSimpleName().toLowerCase(Locale.ROOT);
		String database = "test-%.40s-%.8s".formatted(name, UUID.randomUUID());
		this.databases.add(database);
		return database;
	}

	/** Ends the server; one that is not ours is left as it was found. */
	@Override
	public void close() {
		if (this.stop != null) {
			this.stop.run();
			return;
		}
		try (MongoClient client = Clients.of(this.uri)) {
			this.databases.forEach((database) -> client.getDatabase(database).drop());
		}
	}

	@Override
	public String toString() {
		return this.kind;
	}

	/** Says which server tests run on, where the build's output is read. */
	static void say(String sentence) {
		System.out.println("MongoDB for tests: " + sentence);
	}

	private static boolean realIsAskedFor() {
		String kind = System.getProperty("sijill.mongo", "embedded");
		return switch (kind) {
			case "embedded" -> false;
			case "real" -> true;
			default -> throw new IllegalArgumentException("sijill.mongo is embedded or real, not " + kind);
		};
	}

	private static MongoServer embedded() {
		de.bwaldvogel.mongo.MongoServer server = new de.bwaldvogel.mongo.MongoServer(new MemoryBackend());
		InetSocketAddress address = server.bind();
		return new MongoServer("mongodb://127.0.0.1:" + address.getPort(), "mongo-java-server in this JVM", false,
				server::shutdownNow);
	}

	private static MongoServer kept(MongoServer server) {
		say(server.kind);
		Runtime.getRuntime().addShutdownHook(new Thread(server::close));
		return server;
	}

	/** Started when first asked for, ended with the JVM. */
	private static final class Embedded {

		static final MongoServer SHARED = kept(embedded());

	}

	/** Looked for when first asked for, ended with the JVM. */
	private static final class Real {

		static final Optional<MongoServer> SHARED = RealServers.find().map(MongoServer::kept);

		static {
			if (SHARED.isEmpty()) {
				say("no real one. A test that asks for it " + RealServers.NONE);
			}
		}

	}

}
