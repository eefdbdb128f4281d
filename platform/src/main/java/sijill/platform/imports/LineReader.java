package sijill.platform.imports;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * Reads lines of bytes, none of them longer than a limit: the rest of a longer one is
 * passed over.
 */
final class LineReader {

	private final InputStream in;

	private final byte[] buffer = new byte[64 * 1024];

	private final int longest;

	private int position;

	private int end;

	private long number;

	LineReader(InputStream in, int longest) {
		this.in = in;
		this.longest = longest;
	}

	/**
	 * The next line that is not blank, or null at the end.
	 */
	@Nullable RawLine next() throws IOException {
		while (true) {
			java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream(1024);
			boolean tooLong = false;
			boolean ended = false;
			boolean any = false;
			while (!ended) {
				if (this.position == this.end) {
					this.end = this.in.read(this.buffer);
					this.position = 0;
					if (this.end <= 0) {
						this.end = 0;
						break;
					}
				}
				any = true;
				int from = this.position;
				while (this.position < this.end && this.buffer[this.position] != '\n') {
					this.position++;
				}
				int length = this.position - from;
				if (line.size() + length > this.longest) {
					tooLong = true;
				}
				else {
					line.write(this.buffer, from, length);
				}
				if (this.position < this.end) {
					this.position++;
					ended = true;
				}
			}
			if (!any) {
				return null;
			}
			this.number++;
			byte[] bytes = line.toByteArray();
			if (tooLong || !blank(bytes)) {
				return new RawLine(this.number, bytes, tooLong);
			}
		}
	}

	private static boolean blank(byte[] bytes) {
		for (byte each : bytes) {
			if (each != ' ' && each != '\t' && each != '\r') {
				return false;
			}
		}
		return true;
	}

	/**
	 * A line as it was sent.
	 *
	 * @param number counted from 1, blank lines too
	 * @param tooLong it was longer than the limit, and is not whole
	 */
	@SuppressWarnings("ArrayRecordComponent") // read once, never compared
	record RawLine(long number, byte[] bytes, boolean tooLong) {
	}

}
