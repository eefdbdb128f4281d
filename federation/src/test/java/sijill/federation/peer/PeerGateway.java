package sijill.federation.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Another gateway, in a process of its own, which serves one supergraph after the other.
 */
final class PeerGateway implements AutoCloseable {

	private static final JsonFactory JSON = new JsonFactory();

	private static final Duration TO_START = Duration.ofMinutes(1);

	private static final Duration TO_ANSWER = Duration.ofSeconds(3);

	private final Kind kind;

	private NodeProcess process;

	private String supergraph = "";

	PeerGateway(Kind kind) throws IOException {
		this.kind = kind;
		this.process = kind.start();
	}

	/**
	 * Who it is.
	 */
	enum Kind {

		APOLLO("apollo", "answer.mjs"), HIVE("hive", "answer.mjs javascript"), HIVE_RUST("hive", "answer.mjs rust");

		private final String peer;

		private final String command;

		Kind(String peer, String command) {
			this.peer = peer;
			this.command = command;
		}

		NodeProcess start() throws IOException {
			return NodeProcess.start(this.peer, this.command.split(" ", -1));
		}

	}

	/**
	 * Gives it a supergraph to serve from here on.
	 * @return its errors where it refuses to
	 */
	@Nullable Object serve(String supergraph) throws IOException {
		this.supergraph = message("supergraph", supergraph);
		return say(this.supergraph, TO_START).get("errors");
	}

	Map<String, @Nullable Object> ask(String operation) throws IOException {
		return say(message("operation", operation), TO_ANSWER);
	}

	private Map<String, @Nullable Object> say(String message, Duration patience) throws IOException {
		Map<String, @Nullable Object> answer = this.process.ask(message, patience);
		if (answer != null) {
			return answer;
		}
		this.process = this.kind.start();
		if (!message.equals(this.supergraph)) {
			this.process.ask(this.supergraph, TO_START);
		}
		return Map.of("errors", List.of(Map.of("message", "no answer in time")));
	}

	private static String message(String name, String value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
			json.writeStartObject();
			json.writeStringProperty(name, value);
			json.writeEndObject();
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.process.close();
	}

}
