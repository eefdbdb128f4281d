package sijill.federation.execute;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A cursor over JSON in bytes. Values stay where they are: the reader tells where they
 * begin and end.
 */
final class JsonReader {

	private static final int MAX_DEPTH = 500;

	private final byte[] bytes;

	private final int end;

	private int position;

	JsonReader(byte[] bytes, int start, int end) {
		this.bytes = bytes;
		this.position = start;
		this.end = end;
	}

	/**
	 * Checks that nothing but space is left, and that everything is UTF-8.
	 */
	void expectEnd() throws MalformedJsonException {
		skipSpace();
		if (this.position != this.end) {
			throw new MalformedJsonException("something follows the value");
		}
		for (byte b : this.bytes) {
			if (b < 0) {
				checkUtf8(this.bytes);
				return;
			}
		}
	}

	private static void checkUtf8(byte[] bytes) throws MalformedJsonException {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
		}
		catch (CharacterCodingException ex) {
			throw new MalformedJsonException("not UTF-8");
		}
	}

	byte[] bytes() {
		return this.bytes;
	}

	int position() {
		return this.position;
	}

	/**
	 * Goes back to a value, to read it again.
	 */
	void moveTo(int start) {
		this.position = start;
	}

	/**
	 * The first byte of the next value or sign; 0 at the end.
	 */
	byte peek() {
		skipSpace();
		return (this.position < this.end) ? this.bytes[this.position] : 0;
	}

	/**
	 * Steps over a sign, if it is the next.
	 */
	boolean accept(char sign) {
		if (peek() == sign) {
			this.position++;
			return true;
		}
		return false;
	}

	/**
	 * Steps over a sign, which must be the next.
	 */
	void expect(char sign) throws MalformedJsonException {
		if (!accept(sign)) {
			throw malformed();
		}
	}

	/**
	 * Steps over a string, if it is the next and stands there without escapes.
	 */
	boolean acceptString(byte[] text) {
		int from = this.position + 1;
		int to = from + text.length;
		if (to < this.end && this.bytes[this.position] == '"' && this.bytes[to] == '"'
				&& Arrays.equals(this.bytes, from, to, text, 0, text.length)) {
			this.position = to + 1;
			return true;
		}
		return false;
	}

	private void skipSpace() {
		while (this.position < this.end) {
			byte b = this.bytes[this.position];
			if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
				return;
			}
			this.position++;
		}
	}

	void skipValue() throws MalformedJsonException {
		skipValue(0);
	}

	private void skipValue(int depth) throws MalformedJsonException {
		if (depth > MAX_DEPTH) {
			throw new MalformedJsonException("nested too deeply");
		}
		switch (peek()) {
			case '{' -> skipObject(depth);
			case '[' -> skipList(depth);
			case '"' -> skipString();
			case 't' -> skipWord("true");
			case 'f' -> skipWord("false");
			case 'n' -> skipWord("null");
			default -> skipNumber();
		}
	}

	private void skipObject(int depth) throws MalformedJsonException {
		this.position++;
		if (accept('}')) {
			return;
		}
		do {
			if (peek() != '"') {
				throw malformed();
			}
			skipString();
			expect(':');
			skipValue(depth + 1);
		}
		while (accept(','));
		expect('}');
	}

	private void skipList(int depth) throws MalformedJsonException {
		this.position++;
		if (accept(']')) {
			return;
		}
		do {
			skipValue(depth + 1);
		}
		while (accept(','));
		expect(']');
	}

	/**
	 * Steps over a string.
	 * @return whether it has escapes
	 */
	boolean skipString() throws MalformedJsonException {
		boolean escapes = false;
		int at = this.position + 1;
		while (at < this.end) {
			byte b = this.bytes[at++];
			if (b == '"') {
				this.position = at;
				return escapes;
			}
			if (b >= 0 && b < ' ') {
				throw malformed();
			}
			if (b == '\\') {
				escapes = true;
				at = skipEscape(at);
			}
		}
		throw malformed();
	}

	private int skipEscape(int at) throws MalformedJsonException {
		byte b = (at < this.end) ? this.bytes[at] : 0;
		if (b == 'u') {
			for (int i = 1; i <= 4; i++) {
				if (at + i >= this.end || Character.digit(this.bytes[at + i], 16) < 0) {
					throw malformed();
				}
			}
			return at + 5;
		}
		if (b == 0 || "\"\\/bfnrt".indexOf(b) < 0) {
			throw malformed();
		}
		return at + 1;
	}

	private void skipWord(String word) throws MalformedJsonException {
		for (int i = 0; i < word.length(); i++) {
			if (this.position + i >= this.end || this.bytes[this.position + i] != word.charAt(i)) {
				throw malformed();
			}
		}
		this.position += word.length();
	}

	private void skipNumber() throws MalformedJsonException {
		if (this.position < this.end && this.bytes[this.position] == '-') {
			this.position++;
		}
		boolean zero = this.position < this.end && this.bytes[this.position] == '0';
		int digits = skipDigits();
		if (digits == 0 || (zero && digits > 1)) {
			throw malformed();
		}
		if (this.position < this.end && this.bytes[this.position] == '.') {
			this.position++;
			if (skipDigits() == 0) {
				throw malformed();
			}
		}
		if (this.position < this.end && (this.bytes[this.position] == 'e' || this.bytes[this.position] == 'E')) {
			this.position++;
			if (this.position < this.end && (this.bytes[this.position] == '+' || this.bytes[this.position] == '-')) {
				this.position++;
			}
			if (skipDigits() == 0) {
				throw malformed();
			}
		}
	}

	private int skipDigits() {
		int start = this.position;
		while (this.position < this.end && this.bytes[this.position] >= '0' && this.bytes[this.position] <= '9') {
			this.position++;
		}
		return this.position - start;
	}

	/**
	 * Reads a string.
	 */
	String readString() throws MalformedJsonException {
		int start = this.position + 1;
		boolean escapes = skipString();
		String raw = new String(this.bytes, start, this.position - 1 - start, StandardCharsets.UTF_8);
		return escapes ? unescape(raw) : raw;
	}

	private static String unescape(String raw) {
		StringBuilder text = new StringBuilder(raw.length());
		for (int i = 0; i < raw.length(); i++) {
			char c = raw.charAt(i);
			if (c != '\\') {
				text.append(c);
				continue;
			}
			char escaped = raw.charAt(++i);
			switch (escaped) {
				case 'u' -> {
					text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
					i += 4;
				}
				case 'b' -> text.append('\b');
				case 'f' -> text.append('\f');
				case 'n' -> text.append('\n');
				case 'r' -> text.append('\r');
				case 't' -> text.append('\t');
				default -> text.append(escaped);
			}
		}
		return text.toString();
	}

	private MalformedJsonException malformed() {
		return new MalformedJsonException("at byte " + this.position);
	}

}
