package sijill.federation.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Another composer, in a process of its own. Any folder with a {@code compose.mjs} that
 * speaks the same lines can stand in its place: {@code -Dsijill.peer.composer=FOLDER}.
 */
final class PeerComposer implements AutoCloseable {

	private static final JsonFactory JSON = new JsonFactory();

	private final NodeProcess process;

	private PeerComposer(NodeProcess process) {
		this.process = process;
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
		String[] command = { "--stack-size=4000", "compose.mjs" };
		return new PeerComposer(
				(given != null) ? NodeProcess.start(Path.of(given), command) : NodeProcess.start("composer", command));
	}

	Verdict compose(Map<String, String> sdls) {
		Map<String, @Nullable Object> answer = Objects.requireNonNull(
				this.process.ask(question(sdls), Duration.ofMinutes(1)),
				"The other composer is gone, see its node.log");
		List<Map<?, ?>> errors = ((List<?>) Objects.requireNonNull(answer.get("errors"))).stream()
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
		this.process.close();
	}

}
