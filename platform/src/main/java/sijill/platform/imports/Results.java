package sijill.platform.imports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import sijill.federation.ErrorCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to an import: a line for each rejection, and the totals. Many clients read
 * nothing before they have sent everything, and one of them that waits for us while we
 * wait for it would wait for ever: so while the file is read only as much is sent as any
 * connection takes by itself, and the rest waits on disk until {@link #everythingIsRead}.
 */
final class Results implements AutoCloseable {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	/**
	 * Fits into the buffers of a connection, whoever reads or not.
	 */
	private static final int EARLY_BYTES = 16 * 1024;

	private final OutputStream client;

	private @Nullable Path file;

	private OutputStream out;

	private int early;

	private long rejected;

	Results(OutputStream client) {
		this.client = new BufferedOutputStream(client, 32 * 1024);
		this.out = this.client;
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

	/**
	 * The last line of an import that was cut off.
	 */
	void end(ErrorCode code, String message) throws IOException {
		write(new CutOff(code, message));
	}

	/**
	 * Sends what may be sent now.
	 */
	void flush() throws IOException {
		this.client.flush();
	}

	/**
	 * From here on the client has nothing left to do but to read.
	 */
	void everythingIsRead() throws IOException {
		this.early = Integer.MIN_VALUE;
		if (this.file != null) {
			this.out.close();
			Files.copy(this.file, this.client);
			Files.delete(this.file);
			this.file = null;
			this.out = this.client;
		}
	}

	private void write(Object line) throws IOException {
		byte[] bytes = MAPPER.writeValueAsBytes(line);
		if (this.file == null && this.early >= 0 && this.early + bytes.length > EARLY_BYTES) {
			this.file = Files.createTempFile("sijill-import", ".results");
			this.out = new BufferedOutputStream(Files.newOutputStream(this.file), 32 * 1024);
		}
		this.early += (this.early >= 0) ? bytes.length + 1 : 0;
		this.out.write(bytes);
		this.out.write('\n');
	}

	@Override
	public void close() throws IOException {
		try {
			this.client.flush();
		}
		finally {
			if (this.file != null) {
				this.out.close();
				Files.deleteIfExists(this.file);
			}
		}
	}

	/**
	 * Why an import did not come to its end.
	 */
	private record CutOff(ErrorCode code, String message) {
	}

}
