package sijill.platform.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import com.mongodb.MongoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sijill.federation.ErrorCode;
import sijill.platform.projection.Projector;
import sijill.platform.record.RecordUnavailableException;

/**
 * Runs imports: an import always answers with a last line, the totals or what cut it off.
 */
final class Importer {

	private static final Logger logger = LoggerFactory.getLogger(Importer.class);

	private static final int LONGEST_LINE = 1024 * 1024;

	private final LineParser parser;

	private final EntryWriter writer;

	private final Projector projector;

	private final Staging.Factory stagings;

	Importer(LineParser parser, EntryWriter writer, Projector projector, Staging.Factory stagings) {
		this.parser = parser;
		this.writer = writer;
		this.projector = projector;
		this.stagings = stagings;
	}

	/**
	 * Imports all lines and answers with the rejections and the totals; an import that
	 * cannot go on says so in a last line with a code, and may be sent again whole.
	 */
	void run(InputStream in, Results results) throws IOException, InterruptedException {
		try (Waitlist waitlist = new Waitlist(this.stagings)) {
			ImportRun run = new ImportRun(this.parser, this.writer, this.projector, waitlist, results);
			try (LineBatches batches = new LineBatches(new LineReader(in, LONGEST_LINE), this.parser)) {
				run.recordWhatIsComplete(batches);
			}
			results.everythingIsRead();
			run.recordWhatWaits();
			results.totals(run.totals());
		}
		catch (RecordUnavailableException | MongoException ex) {
			logger.error("An import was cut off", ex);
			cutOff(in, results, ErrorCode.UNAVAILABLE,
					"The record cannot be written now; what was recorded stays, send the whole file again later");
		}
		catch (RuntimeException ex) {
			logger.error("An import was cut off", ex);
			cutOff(in, results, ErrorCode.INTERNAL, "The import broke off; what was recorded stays");
		}
	}

	/**
	 * Reads the rest of the file first: a client that is still sending would lose an
	 * answer that comes with the end of the connection.
	 */
	private static void cutOff(InputStream in, Results results, ErrorCode code, String message) throws IOException {
		in.transferTo(OutputStream.nullOutputStream());
		results.everythingIsRead();
		results.end(code, message);
	}

}
