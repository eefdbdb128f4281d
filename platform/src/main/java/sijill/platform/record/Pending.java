package sijill.platform.record;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.bson.RawBsonDocument;
import sijill.platform.record.RevisionLog.Slot;

/**
 * A draft that waits for its receipt. Its data are encoded by the one who wants it
 * written, so what cannot be encoded never reaches the appender.
 */
final class Pending {

	/**
	 * How often the server may refuse a draft itself before it is given up, so that it
	 * does not keep all others waiting.
	 */
	private static final int MOST_REFUSALS = 5;

	private final Draft draft;

	private final RawBsonDocument data;

	private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

	private int refusals;

	Pending(Draft draft) {
		this.draft = draft;
		this.data = StoredRevision.encode(draft.data());
	}

	Draft draft() {
		return this.draft;
	}

	RawBsonDocument data() {
		return this.data;
	}

	int bytes() {
		return this.data.getByteLength();
	}

	Slot slot() {
		return new Slot(this.draft.entity(), this.draft.version());
	}

	void complete(Receipt answer) {
		this.receipt.complete(answer);
	}

	/**
	 * Nobody waits any more, or nobody will write it; where it has its receipt, nothing
	 * changes.
	 */
	void abandon() {
		this.receipt.completeExceptionally(new RecordUnavailableException());
	}

	boolean done() {
		return this.receipt.isDone();
	}

	void refused() {
		this.refusals++;
	}

	boolean refusedForGood() {
		return this.refusals >= MOST_REFUSALS;
	}

	Receipt await(long deadline) throws InterruptedException {
		try {
			return this.receipt.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new RecordUnavailableException();
		}
	}

}
