package sijill.federation.peer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

import sijill.federation.execute.JsonValues;

/**
 * A script of Node that answers each line of JSON with one. Its packages are installed
 * from a folder of {@code src/test/peers} with npm; where there is no Node, or no
 * registry, the test is skipped and says so.
 */
final class NodeProcess implements AutoCloseable {

	private final Process process;

	private final BufferedWriter questions;

	private final BufferedReader answers;

	private NodeProcess(Process process) {
		this.process = process;
		this.questions = process.outputWriter(StandardCharsets.UTF_8);
		this.answers = process.inputReader(StandardCharsets.UTF_8);
	}

	/**
	 * Starts a script of a peer.
	 * @param command what Node is called with
	 */
	static NodeProcess start(String peer, String... command) throws IOException {
		return start(installed(peer), command);
	}

	/**
	 * Starts a script of a folder in which everything is installed.
	 */
	static NodeProcess start(Path folder, String... command) throws IOException {
		List<String> words = new ArrayList<>(List.of("node"));
		words.addAll(List.of(command));
		ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile())
			.redirectError(folder.resolve("node.log").toFile());
		builder.environment().put("NODE_ENV", "production");
		Process process = builder.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		return new NodeProcess(process);
	}

	/**
	 * Asks, and waits a while for the answer.
	 * @return null where there is none in time; the process is gone then
	 */
	@Nullable Map<String, @Nullable Object> ask(String question, Duration patience) {
		CompletableFuture<Void> answered = new CompletableFuture<>();
		answered.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).exceptionally((ex) -> {
			this.process.destroyForcibly();
			return null;
		});
		try {
			this.questions.write(question);
			this.questions.write('\n');
			this.questions.flush();
			String line = this.answers.readLine();
			return (line != null) ? JsonValues.object(line.getBytes(StandardCharsets.UTF_8)) : null;
		}
		catch (IOException ex) {
			return null;
		}
		finally {
			answered.complete(null);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	private static Path installed(String peer) throws IOException {
		Path folder = Files.createDirectories(Path.of("target", "peers", peer));
		try (Stream<Path> files = Files.list(Path.of("src", "test", "peers", peer))) {
			for (Path file : files.toList()) {
				Files.copy(file, folder.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
			}
		}
		if (!Files.exists(folder.resolve("node_modules"))) {
			install(folder);
		}
		return folder;
	}

	private static void install(Path folder) throws IOException {
		Path log = folder.resolve("npm.log");
		try {
			Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
				.directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
				npm.destroyForcibly();
				throw skipped("npm could not install what it needs, see " + log);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		catch (IOException ex) {
			throw skipped("there is no npm on the PATH");
		}
	}

	private static TestAbortedException skipped(String reason) {
		return new TestAbortedException("Skipped the comparison with a peer: " + reason);
	}

}
