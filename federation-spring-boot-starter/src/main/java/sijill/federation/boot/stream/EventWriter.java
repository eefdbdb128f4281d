package sijill.federation.boot.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import sijill.federation.GraphQlResponse;

/**
 * Writes server-sent events as graphql-sse names them.
 */
final class EventWriter {

	private static final byte[] NEXT = bytes("event: next\ndata: ");

	private static final byte[] END_OF_EVENT = bytes("\n\n");

	private static final byte[] COMPLETE = bytes("event: complete\ndata:\n\n");

	private static final byte[] SIGN_OF_LIFE = bytes(":\n\n");

	private final OutputStream out;

	EventWriter(OutputStream out) {
		this.out = out;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	void next(GraphQlResponse answer) throws IOException {
		this.out.write(NEXT);
		this.out.write(oneLine(answer.bytes()));
		this.out.write(END_OF_EVENT);
		this.out.flush();
	}

	/** Lines break in JSON only where a space may stand, too. */
	private static byte[] oneLine(byte[] json) {
		byte[] line = json;
		for (int i = 0; i < json.length; i++) {
			if (json[i] == '\n' || json[i] == '\r') {
				line = (line == json) ? json.clone() : line;
				line[i] = ' ';
			}
		}
		return line;
	}

	void complete() throws IOException {
		this.out.write(COMPLETE);
		this.out.flush();
	}

	void signOfLife() throws IOException {
		this.out.write(SIGN_OF_LIFE);
		this.out.flush();
	}

}
