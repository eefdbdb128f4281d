package sijill.platform.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import sijill.platform.imports.LineReader.RawLine;

/**
 * The lines of a file in batches, each read and checked while the one before it is
 * written: two batches in memory, however long the file is.
 */
final class LineBatches implements AutoCloseable {

	private static final int LINES = 1_000;

	private static final int BYTES = 4 * 1024 * 1024;

	private final LineReader reader;

	private final LineParser parser;

	private final ExecutorService thread = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("lines").factory());

	private final @Nullable Map<String, String> logged = MDC.getCopyOfContextMap();

	private Future<List<Line>> ahead;

	LineBatches(LineReader reader, LineParser parser) {
		this.reader = reader;
		this.parser = parser;
		this.ahead = this.thread.submit(this::read);
	}

	/**
	 * The next lines, none only at the end.
	 */
	List<Line> next() throws IOException, InterruptedException {
		List<Line> batch = result(this.ahead);
		if (!batch.isEmpty()) {
			this.ahead = this.thread.submit(this::read);
		}
		return batch;
	}

	private List<Line> read() throws IOException {
		if (this.logged != null) {
			MDC.setContextMap(this.logged);
		}
		List<Line> batch = new ArrayList<>();
		long bytes = 0;
		while (batch.size() < LINES && bytes < BYTES) {
			RawLine raw = this.reader.next();
			if (raw == null) {
				break;
			}
			batch.add(new Line(raw, this.parser.parse(raw)));
			bytes += raw.bytes().length;
		}
		return batch;
	}

	private static List<Line> result(Future<List<Line>> ahead) throws IOException, InterruptedException {
		try {
			return ahead.get();
		}
		catch (ExecutionException ex) {
			switch (ex.getCause()) {
				case IOException cause -> throw cause;
				case RuntimeException cause -> throw cause;
				case Error cause -> throw cause;
				case null, default -> throw new IllegalStateException(ex);
			}
		}
	}

	/**
	 * Waits for what is being read: nobody else may read the file before that.
	 */
	@Override
	public void close() {
		this.thread.close();
	}

	/**
	 * A line as it was sent, and what it turned out to be.
	 */
	record Line(RawLine raw, Parsed parsed) {
	}

}
