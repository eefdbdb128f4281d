package sijill.federation.peer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import sijill.federation.execute.JsonValues;

/**
 * Another composer, in a process of its own. It is installed from
 * {@code src/test/peers/composer} with npm; where there is no Node, or no registry, the
 * test is skipped and says so. Any folder with a {@code compose.mjs} that speaks the same
 * lines can stand in its place: {@code -Dsijill.peer.composer=FOLDER}.
 */
final class PeerComposer implements AutoCloseable {

	private static final JsonFactory JSON = new JsonFactory();

	private final Process process;

	private final BufferedWriter questions;

	private final BufferedReader answers;

	private PeerComposer(Process process) {
		this.process = process;
		this.questions = process.outputWriter(StandardCharsets.UTF_8);
		this.answers = process.inputReader(StandardCharsets.UTF_8);
	}

	/**
	 * What it makes of subgraphs: a supergraph and the client's schema, or the codes and
	 * messages of its errors.
	 */
	record Verdict(@Nullable String supergraph, @Nullable String client, List<String> codes, String messages) {

		boolean composes() {
			return this.codes.isEmpty();
		}

	}

	static PeerComposer start() throws IOException {
		String given = System.getProperty("sijill.peer.composer");
		Path folder = (given != null) ? Path.of(given) : installed();
		Process process = new ProcessBuilder("node", "--stack-size=4000", "compose.mjs").directory(folder.toFile())
			.redirectError(folder.resolve("compose.log").toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		return new PeerComposer(process);
	}

	Verdict compose(Map<String, String> sdls) throws IOException {
		this.questions.write(question(sdls));
		this.questions.write('\n');
		this.questions.flush();
		String line = this.answers.readLine();
		if (line == null) {
			throw new IllegalStateException("The other composer is gone, see its compose.log");
		}
		Map<String, @Nullable Object> answer = JsonValues.object(line.getBytes(StandardCharsets.UTF_8));
		List<Map<?, ?>> errors = ((List<?>) java.util.Objects.requireNonNull(answer.get("errors"))).stream()
			.<Map<?, ?>>map((it) -> (Map<?, ?>) it)
			.toList();
		return new Verdict((String) answer.get("supergraph"), (String) answer.get("client"),
				errors.stream().map((it) -> String.valueOf(it.get("code"))).distinct().sorted().toList(),
				errors.stream().map((it) -> it.get("code") + ": " + it.get("message")).toList().toString());
	}

	private static String question(Map<String, String> sdls) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
			json.writeStartArray();
			sdls.forEach((name, sdl) -> {
				json.writeStartObject();
				json.writeStringProperty("name", name);
				json.writeStringProperty("url", "http://" + name);
				json.writeStringProperty("typeDefs", sdl);
				json.writeEndObject();
			});
			json.writeEndArray();
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	private static Path installed() throws IOException {
		Path folder = Files.createDirectories(Path.of("target", "peers", "composer"));
		try (Stream<Path> files = Files.list(Path.of("src", "test", "peers", "composer"))) {
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
		return new TestAbortedException("Skipped the comparison with another composer: " + reason);
	}

}
