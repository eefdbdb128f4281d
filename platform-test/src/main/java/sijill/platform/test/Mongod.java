package sijill.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One node of a real replica set: a {@code mongod} process on a free port of the loopback
 * address, with its data in a temporary folder, journaled.
 */
final class Mongod implements AutoCloseable {

	static final String SET = "sijill-test";

	private static final Duration STARTUP = Duration.ofSeconds(60);

	private final Path binary;

	private final Path folder;

	private final int port;

	private @Nullable Process process;

	private @Nullable Process watchdog;

	Mongod(Path binary) {
		this.binary = binary;
		this.port = freePort();
		try {
			this.folder = Files.createTempDirectory("mongod-" + this.port + "-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The first {@code mongod} on the PATH. */
	static Optional<Path> binary() {
		return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(java.io.File.pathSeparator))
			.filter((entry) -> !entry.isEmpty())
			.map((entry) -> Path.of(entry, "mongod"))
			.filter(Files::isExecutable)
			.findFirst();
	}

	String address() {
		return "127.0.0.1:" + this.port;
	}

	boolean isAlive() {
		return this.process != null && this.process.isAlive();
	}

	/** Starts the process, on the data that are there, and waits until it answers. */
	void start() {
		List<String> command = new ArrayList<>(List.of(this.binary.toString(), "--port", String.valueOf(this.port)));
		command.addAll(List.of("--bind_ip", "127.0.0.1", "--nounixsocket", "--dbpath", this.folder.toString()));
		command.addAll(List.of("--replSet", SET, "--oplogSize", "512", "--wiredTigerCacheSizeGB", "0.25"));
		command.addAll(List.of("--setParameter", "diagnosticDataCollectionEnabled=false"));
		try {
			this.process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
				.start();
			this.watchdog = watch(this.process);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		awaitAnswer();
	}

	/** Ends the process as a power cut would: SIGKILL, nothing flushed, nobody told. */
	void kill() {
		if (this.watchdog != null) {
			this.watchdog.destroyForcibly();
		}
		if (this.process != null) {
			this.process.destroyForcibly();
			awaitEnd(this.process);
		}
	}

	/** Ends the process and deletes its data. */
	@Override
	public synchronized void close() {
		kill();
		if (Files.notExists(this.folder)) {
			return;
		}
		try (Stream<Path> files = Files.walk(this.folder)) {
			files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitAnswer() {
		try (MongoClient client = Clients.direct(address())) {
			Await.until(STARTUP, () -> "mongod did not answer. Its last lines: " + lastLines(), () -> {
				if (!isAlive()) {
					throw new IllegalStateException("mongod ended. Its last lines: " + lastLines());
				}
				try {
					client.getDatabase("admin").runCommand(new Document("ping", 1));
					return true;
				}
				catch (MongoException ex) {
					return false;
				}
			});
		}
	}

	private Path log() {
		return this.folder.resolve("mongod.log");
	}

	private List<String> lastLines() {
		try {
			List<String> lines = Files.readAllLines(log());
			return lines.subList(Math.max(0, lines.size() - 5), lines.size());
		}
		catch (IOException ex) {
			return List.of("no log: " + ex.getMessage());
		}
	}

	/**
	 * A shell that waits for the end of this JVM, whose pipe then closes, and kills the
	 * server: it runs also where the JVM was killed and no shutdown hook did.
	 */
	private static @Nullable Process watch(Process mongod) throws IOException {
		return Files.isExecutable(Path.of("/bin/sh"))
				? new ProcessBuilder("/bin/sh", "-c", "read _; kill -9 " + mongod.pid() + " 2>/dev/null").start()
				: null;
	}

	private static void awaitEnd(Process process) {
		try {
			if (!process.waitFor(30, TimeUnit.SECONDS)) {
				throw new IllegalStateException("mongod outlived SIGKILL by 30 s");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
