package sijill.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.opentest4j.TestAbortedException;

/**
 * Another federation gateway, in a process of its own. It is installed with npm from
 * {@code src/test/peers} of {@code federation}, whose tests compare it with our engine on
 * random graphs; where there is no Node, or no registry, the test is skipped and says so.
 */
final class PeerGateway implements AutoCloseable {

	private static final String READY = "ready at ";

	private final Process process;

	private final URI graph;

	private PeerGateway(Process process, URI graph) {
		this.process = process;
		this.graph = graph;
	}

	/**
	 * Starts a gateway and waits until it is ready.
	 * @param arguments what its script takes
	 */
	static PeerGateway start(String name, List<String> arguments) {
		try {
			Path folder = installed(name);
			List<String> command = new ArrayList<>(List.of("node", "gateway.mjs"));
			command.addAll(arguments);
			ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
			builder.environment().put("NODE_ENV", "production");
			Process process = builder.start();
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
			return new PeerGateway(process, address(name, process.inputReader(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	URI graph() {
		return this.graph;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	private static URI address(String name, BufferedReader output) throws IOException {
		List<String> said = new ArrayList<>();
		String line = output.readLine();
		while (line != null && !line.startsWith(READY)) {
			said.add(line);
			line = output.readLine();
		}
		if (line == null) {
			throw new IllegalStateException(name + " did not start:\n" + String.join("\n", said));
		}
		return URI.create(line.substring(READY.length()));
	}

	private static Path installed(String name) throws IOException {
		Path folder = Files.createDirectories(Path.of("target", "peers", name));
		try (Stream<Path> files = Files.list(Path.of("..", "federation", "src", "test", "peers", name))) {
			for (Path file : files.toList()) {
				Files.copy(file, folder.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
			}
		}
		if (!Files.exists(folder.resolve("node_modules"))) {
			npm(folder);
		}
		return folder;
	}

	private static void npm(Path folder) throws IOException {
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
		catch (IOException ex) {
			throw skipped("there is no npm on the PATH");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	private static TestAbortedException skipped(String reason) {
		return new TestAbortedException("Skipped the swap with another gateway: " + reason);
	}

}
