package sijill.platform.imports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to an import: a line for each rejection, at once, and the totals.
 */
final class Results implements AutoCloseable {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final OutputStream out;

	private long rejected;

	Results(OutputStream out) {
		this.out = new BufferedOutputStream(out, 32 * 1024);
	}

	void reject(Rejection rejection) throws IOException {
		this.rejected++;
		write(rejection);
	}

	long rejected() {
		return this.rejected;
	}

	void totals(Totals totals) throws IOException {
		write(new Totals.Line(totals));
	}

	void flush() throws IOException {
		this.out.flush();
	}

	private void write(Object line) throws IOException {
		this.out.write(MAPPER.writeValueAsBytes(line));
		this.out.write('\n');
	}

	@Override
	public void close() throws IOException {
		this.out.flush();
	}

}
