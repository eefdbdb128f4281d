package sijill.federation.execute;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * JSON in UTF-8 that grows in one array, and that can be taken back to an earlier length.
 */
final class JsonWriter {

	private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private byte[] bytes;

	private int length;

	JsonWriter(int capacity) {
		this.bytes = new byte[capacity];
	}

	int length() {
		return this.length;
	}

	/**
	 * Forgets everything behind a length.
	 */
	void truncate(int shorter) {
		this.length = shorter;
	}

	byte[] toBytes() {
		return Arrays.copyOf(this.bytes, this.length);
	}

	/**
	 * The array that is written into; only the first {@link #length()} bytes count.
	 */
	byte[] array() {
		return this.bytes;
	}

	private void reserve(int more) {
		if (this.length + more > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.length + more));
		}
	}

	JsonWriter sign(char sign) {
		reserve(1);
		this.bytes[this.length++] = (byte) sign;
		return this;
	}

	JsonWriter raw(byte[] source, int offset, int count) {
		reserve(count);
		System.arraycopy(source, offset, this.bytes, this.length, count);
		this.length += count;
		return this;
	}

	JsonWriter raw(byte[] source) {
		return raw(source, 0, source.length);
	}

	JsonWriter raw(String ascii) {
		return raw(ascii.getBytes(StandardCharsets.UTF_8));
	}

	JsonWriter string(String text) {
		sign('"');
		int from = 0;
		for (int at = 0; at < text.length(); at++) {
			if (Character.isSurrogate(text.charAt(at))) {
				if (at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
					at++;
				}
				else {
					// UTF-8 has no half characters, JSON has, and they go on as they
					// came.
					characters(text.substring(from, at)).raw("\\u" + Integer.toHexString(text.charAt(at)));
					from = at + 1;
				}
			}
		}
		return characters(text.substring(from)).sign('"');
	}

	private JsonWriter characters(String text) {
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		reserve(utf8.length);
		for (byte b : utf8) {
			if (b == '"' || b == '\\') {
				sign('\\').sign((char) b);
			}
			else if (b >= 0 && b < ' ') {
				raw("\\u00").sign((char) HEX[b >> 4]).sign((char) HEX[b & 15]);
			}
			else {
				reserve(1);
				this.bytes[this.length++] = b;
			}
		}
		return this;
	}

	/**
	 * Writes maps, lists, strings, numbers, Booleans and null.
	 */
	JsonWriter value(@Nullable Object value) {
		return switch (value) {
			case null -> raw("null");
			case Map<?, ?> map -> {
				sign('{');
				boolean first = true;
				for (Map.Entry<?, ?> entry : map.entrySet()) {
					if (!first) {
						sign(',');
					}
					first = false;
					string(String.valueOf(entry.getKey())).sign(':').value(entry.getValue());
				}
				yield sign('}');
			}
			case Iterable<?> items -> {
				sign('[');
				boolean first = true;
				for (Object item : items) {
					if (!first) {
						sign(',');
					}
					first = false;
					value(item);
				}
				yield sign(']');
			}
			case Double number when !Double.isFinite(number) -> raw("null");
			case Number number -> raw(number.toString());
			case Boolean truth -> raw(truth.toString());
			default -> string(value.toString());
		};
	}

}
