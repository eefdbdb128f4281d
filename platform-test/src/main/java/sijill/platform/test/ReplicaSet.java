package sijill.platform.test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import org.bson.Document;
import org.opentest4j.TestAbortedException;

/**
 * A replica set of real nodes on this machine, whose primary a test can kill. A node is
 * named by its address, {@code host:port}.
 */
public final class ReplicaSet implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final List<Mongod> nodes;

	private ReplicaSet(List<Mongod> nodes) {
		this.nodes = nodes;
	}

	/**
	 * Starts a set that elects a new primary about one second after the old one died, and
	 * waits for its first primary. Without a {@code mongod} on the PATH the test is
	 * skipped.
	 */
	public static ReplicaSet start(int nodes) {
		return start(nodes, Duration.ofSeconds(1));
	}

	/**
	 * Starts a set with its own election timeout; MongoDB's default is 10 s.
	 */
	public static ReplicaSet start(int nodes, Duration electionTimeout) {
		Path binary = Mongod.binary().orElseThrow(() -> new TestAbortedException(RealServers.NO_MONGOD));
		return start(binary, nodes, electionTimeout);
	}

	static ReplicaSet start(Path binary, int nodes, Duration electionTimeout) {
		ReplicaSet set = new ReplicaSet(IntStream.range(0, nodes).mapToObj((node) -> new Mongod(binary)).toList());
		Runtime.getRuntime().addShutdownHook(new Thread(set::close));
		try {
			set.nodes.parallelStream().forEach(Mongod::start);
			set.initiate(electionTimeout);
			set.primary();
		}
		catch (RuntimeException ex) {
			set.close();
			throw ex;
		}
		return set;
	}

	/** The connection string that names every node. */
	public String uri() {
		return "mongodb://" + this.nodes.stream().map(Mongod::address).collect(Collectors.joining(","))
				+ "/?replicaSet=" + Mongod.SET;
	}

	/** The node that takes writes now; waits until there is one. */
	public String primary() {
		return awaitPrimary().address();
	}

	/**
	 * Kills the primary with SIGKILL and returns at once, before another one is elected.
	 * @return the node that is dead now
	 */
	public String killPrimary() {
		Mongod primary = awaitPrimary();
		primary.kill();
		return primary.address();
	}

	/** Starts a dead node again on the data that it has, and waits until it follows. */
	public void restart(String node) {
		Mongod dead = this.nodes.stream()
			.filter((candidate) -> candidate.address().equals(node))
			.findAny()
			.orElseThrow();
		dead.start();
		Await.until(PATIENCE, () -> node + " did not come back into the set", () -> {
			Document hello = hello(dead).orElseGet(Document::new);
			return hello.getBoolean("isWritablePrimary", false) || hello.getBoolean("secondary", false);
		});
	}

	/** Ends every node and deletes the data. */
	@Override
	public void close() {
		this.nodes.forEach(Mongod::close);
	}

	private void initiate(Duration electionTimeout) {
		List<Document> members = IntStream.range(0, this.nodes.size())
			.mapToObj((node) -> new Document("_id", node).append("host", this.nodes.get(node).address()))
			.toList();
		long timeout = electionTimeout.toMillis();
		Document settings = new Document("electionTimeoutMillis", timeout).append("heartbeatIntervalMillis",
				Math.clamp(timeout / 5, 100, 2000));
		try (MongoClient client = Clients.direct(this.nodes.getFirst().address())) {
			client.getDatabase("admin")
				.runCommand(new Document("replSetInitiate",
						new Document("_id", Mongod.SET).append("members", members).append("settings", settings)));
		}
	}

	private Mongod awaitPrimary() {
		Mongod[] found = new Mongod[1];
		Await.until(PATIENCE, () -> "no primary within " + PATIENCE, () -> {
			Optional<Mongod> primary = this.nodes.stream()
				.filter(Mongod::isAlive)
				.filter((node) -> hello(node).orElseGet(Document::new).getBoolean("isWritablePrimary", false))
				.findAny();
			primary.ifPresent((node) -> found[0] = node);
			return primary.isPresent();
		});
		return found[0];
	}

	private static Optional<Document> hello(Mongod node) {
		try (MongoClient client = Clients.direct(node.address())) {
			return Optional.of(client.getDatabase("admin").runCommand(new Document("hello", 1)));
		}
		catch (MongoException ex) {
			return Optional.empty();
		}
	}

}
