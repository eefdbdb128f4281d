package sijill.federation.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import sijill.federation.EngineObserver.CallOutcome;

/**
 * A reply of a subgraph that is known to be an answer of GraphQL: where its data stands,
 * and its errors. Or the reason why there is none.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied
record Reply(CallOutcome outcome, byte[] body, int dataStart, List<Map<String, @Nullable Object>> errors) {

	private static final int MAX_ERRORS = 200;

	private static final byte[] NOTHING = new byte[0];

	static Reply failed(CallOutcome outcome) {
		return new Reply(outcome, NOTHING, -1, List.of());
	}

	/**
	 * Reads the frame of a reply; its data is only checked to be JSON.
	 */
	static Reply of(byte[] body) {
		try {
			JsonReader reader = new JsonReader(body, isMarked(body) ? 3 : 0, body.length);
			reader.expect('{');
			int data = -1;
			boolean known = false;
			List<Map<String, @Nullable Object>> errors = List.of();
			boolean more = reader.peek() != '}';
			while (more) {
				String name = name(reader);
				byte first = reader.peek();
				int start = reader.position();
				reader.skipValue();
				if (name.equals("data")) {
					known = true;
					data = (first == '{') ? start : -1;
				}
				else if (name.equals("errors") && first == '[') {
					known = true;
					errors = errors(body, start, reader.position());
				}
				more = reader.accept(',');
			}
			reader.expect('}');
			reader.expectEnd();
			if (!known || (data < 0 && errors.isEmpty())) {
				return failed(CallOutcome.INVALID);
			}
			return new Reply(errors.isEmpty() ? CallOutcome.ANSWERED : CallOutcome.ANSWERED_WITH_ERRORS, body, data,
					errors);
		}
		catch (MalformedJsonException ex) {
			return failed(CallOutcome.INVALID);
		}
	}

	/** Whether a mark of the byte order comes first, which some servers write. */
	private static boolean isMarked(byte[] body) {
		return body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
	}

	/**
	 * Reads an answer that only says why there is no data.
	 */
	static Reply refusal(byte[] body) {
		Reply read = of(body);
		return read.errors().isEmpty() ? failed(CallOutcome.INVALID)
				: new Reply(read.outcome(), body, -1, read.errors());
	}

	private static String name(JsonReader reader) throws MalformedJsonException {
		if (reader.peek() != '"') {
			throw new MalformedJsonException("a name is missing");
		}
		String name = reader.readString();
		reader.expect(':');
		return name;
	}

	private static List<Map<String, @Nullable Object>> errors(byte[] body, int start, int end)
			throws MalformedJsonException {
		List<Map<String, @Nullable Object>> errors = new ArrayList<>();
		JsonReader reader = new JsonReader(body, start, end);
		reader.accept('[');
		while (reader.peek() == '{' && errors.size() < MAX_ERRORS) {
			int from = reader.position();
			reader.skipValue();
			errors.add(Objects
				.requireNonNull(JsonValues.object(java.util.Arrays.copyOfRange(body, from, reader.position()))));
			reader.accept(',');
		}
		return errors;
	}

	boolean hasData() {
		return this.dataStart >= 0;
	}

	boolean isAnswer() {
		return this.outcome == CallOutcome.ANSWERED || this.outcome == CallOutcome.ANSWERED_WITH_ERRORS;
	}

}
