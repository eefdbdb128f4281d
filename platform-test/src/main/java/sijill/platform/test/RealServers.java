package sijill.platform.test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * Looks for a real MongoDB: the one that MONGODB_URI names, else a container where Docker
 * runs, else a {@code mongod} on the PATH.
 */
final class RealServers {

	static final String NO_MONGOD = "needs a mongod on the PATH, and there is none (.ci/install-mongod.sh brings one)";

	static final String NONE = "needs a real MongoDB, and there is none: set MONGODB_URI, or start Docker, "
			+ "or put a mongod on the PATH (.ci/install-mongod.sh brings one)";

	private static final String IMAGE = "mongo:8.0";

	private RealServers() {
	}

	static Optional<MongoServer> find() {
		return named().or(RealServers::container).or(RealServers::process);
	}

	private static Optional<MongoServer> named() {
		return Optional.ofNullable(System.getenv("MONGODB_URI"))
			.filter((uri) -> !uri.isBlank())
			.map((uri) -> new MongoServer(uri, "the MongoDB that MONGODB_URI names", true, null));
	}

	private static Optional<MongoServer> container() {
		if (!docker("info") || !(docker("image", "inspect", IMAGE) || docker("pull", IMAGE))) {
			return Optional.empty();
		}
		MongoDBContainer container = new MongoDBContainer(IMAGE).withReplicaSet();
		try {
			container.start();
			return Optional
				.of(new MongoServer(container.getConnectionString(), "a container of " + IMAGE, true, container::stop));
		}
		catch (RuntimeException ex) {
			container.stop();
			MongoServer.say("Docker runs, but " + IMAGE + " cannot be started: " + rootMessage(ex));
			return Optional.empty();
		}
	}

	private static Optional<MongoServer> process() {
		return Mongod.binary().map((binary) -> {
			ReplicaSet set = ReplicaSet.start(binary, 1, Duration.ofSeconds(10));
			return new MongoServer(set.uri(), binary + ", a replica set of one node", true, set::close);
		});
	}

	/**
	 * Testcontainers asks for minutes where there is no Docker, or no image and no
	 * network; the command line knows at once.
	 */
	private static boolean docker(String... command) {
		List<String> line = new ArrayList<>(List.of("docker"));
		line.addAll(List.of(command));
		try {
			Process process = new ProcessBuilder(line).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (!process.waitFor(5, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				return false;
			}
			return process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static @Nullable String rootMessage(Throwable thrown) {
		List<Throwable> causes = new ArrayList<>();
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			causes.add(cause);
		}
		return causes.getLast().getMessage();
	}

}
