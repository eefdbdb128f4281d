package sijill.platform.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sijill.platform.record.RevisionLog.Slot;
import sijill.platform.record.RevisionLog.Tail;

/**
 * Writes drafts to the end of the log: the one writer of its process. It inserts what is
 * queued in groups; the insert is a compare-and-set on the tail, so several processes may
 * write to one log. A receipt is given only when a majority has acknowledged, and an
 * unknown outcome is resolved by {@code writeId} first.
 */
public final class Appender implements AutoCloseable {

	/**
	 * The most drafts that one {@link #append} call takes, and that one insert holds.
	 */
	public static final int GROUP = 1_000;

	private static final Logger logger = LoggerFactory.getLogger(Appender.class);

	/**
	 * How long a caller waits: longer than an election.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration PAUSE = Duration.ofMillis(2);

	private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

	private final RevisionLog log;

	private final Clock clock;

	private final Step.Listener steps;

	private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(4 * GROUP);

	private final Thread thread;

	private @Nullable Tail tail;

	private volatile boolean closed;

	public Appender(RevisionLog log, Clock clock) {
		this(log, clock, Step.Listener.NONE);
	}

	Appender(RevisionLog log, Clock clock, Step.Listener steps) {
		this.log = log;
		this.clock = clock;
		this.steps = steps;
		this.thread = Thread.ofVirtual().name("appender").start(this::run);
	}

	/**
	 * Appends drafts, at most one for an entity, and waits for their receipts, in the
	 * order of the drafts.
	 * @throws RecordUnavailableException where the log cannot be written; the outcome of
	 * the drafts is then unknown, and writing them again with the same {@code writeId} is
	 * safe
	 */
	public List<Receipt> append(List<Draft> drafts) {
		List<Pending> pending = drafts.stream().map(Pending::new).toList();
		try {
			for (Pending each : pending) {
				if (this.closed) {
					throw new RecordUnavailableException();
				}
				this.queue.put(each);
			}
			List<Receipt> receipts = new ArrayList<>(pending.size());
			for (Pending each : pending) {
				receipts.add(each.await());
			}
			return receipts;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RecordUnavailableException();
		}
	}

	@Override
	public void close() {
		this.closed = true;
		this.thread.interrupt();
		try {
			this.thread.join(Duration.ofSeconds(2));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		List<Pending> group = new ArrayList<>(GROUP);
		try {
			while (!this.closed) {
				group.clear();
				group.add(this.queue.take());
				this.queue.drainTo(group, GROUP - 1);
				write(group);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.closed = true;
			this.queue.drainTo(group);
			group.forEach(Pending::fail);
		}
	}

	private void write(List<Pending> group) throws InterruptedException {
		List<Pending> left = new ArrayList<>(group);
		Duration pause = PAUSE;
		while (!left.isEmpty()) {
			int before = left.size();
			try {
				left = attempt(left);
			}
			catch (MongoException ex) {
				logger.warn("The outcome of {} writes is unknown: resolving it ({})", left.size(), ex.getCode());
				this.tail = null;
				left = resolve(left);
			}
			if (left.size() == before) {
				LockSupport.parkNanos(pause.toNanos());
				pause = (pause.compareTo(LONGEST_PAUSE) < 0) ? pause.multipliedBy(2) : LONGEST_PAUSE;
			}
			if (this.closed) {
				throw new InterruptedException();
			}
		}
	}

	/**
	 * Inserts what is left behind the tail, and answers what is still left after it.
	 */
	private List<Pending> attempt(List<Pending> left) throws InterruptedException {
		Tail before = (this.tail != null) ? this.tail : this.log.tail();
		this.steps.reached(Step.TAIL_READ);
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Instant recordedAt = now.isBefore(before.recordedAt()) ? before.recordedAt() : now;
		List<Revision> revisions = new ArrayList<>(left.size());
		for (Pending each : left) {
			revisions.add(Revision.of(each.draft, before.number() + revisions.size() + 1, recordedAt));
		}
		int inserted = left.size();
		try {
			this.log.insert(revisions);
		}
		catch (MongoBulkWriteException ex) {
			if (ex.getWriteConcernError() != null || ex.getWriteErrors().isEmpty()) {
				throw ex;
			}
			var error = ex.getWriteErrors().getFirst();
			if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
				throw ex;
			}
			inserted = error.getIndex();
		}
		this.steps.reached(Step.INSERTED);
		for (int i = 0; i < inserted; i++) {
			left.get(i).receipt.complete(new Receipt.Recorded(revisions.get(i).number()));
		}
		if (inserted == left.size()) {
			this.tail = new Tail(before.number() + inserted, recordedAt);
			return List.of();
		}
		this.tail = null;
		return resolve(left.subList(inserted, left.size()));
	}

	/**
	 * Looks at what holds the places of the drafts: the same write means done, another
	 * one a conflict, none that it is to be written again.
	 */
	private List<Pending> resolve(List<Pending> unknown) throws InterruptedException {
		Map<Slot, Revision> holders = new HashMap<>();
		for (Revision holder : readUntilAnswered(unknown.stream().map(Pending::slot).toList())) {
			holders.put(new Slot(holder.entity(), holder.version()), holder);
		}
		this.steps.reached(Step.RESOLVED);
		List<Pending> left = new ArrayList<>();
		Set<EntityKey> lost = new HashSet<>();
		for (Pending each : unknown) {
			Revision holder = holders.get(each.slot());
			if (holder != null && holder.writeId().equals(each.draft.writeId())) {
				each.receipt.complete(new Receipt.Recorded(holder.number()));
			}
			else if (holder != null || lost.contains(each.draft.entity())) {
				lost.add(each.draft.entity());
				each.receipt.complete(new Receipt.Conflict());
			}
			else {
				left.add(each);
			}
		}
		return left;
	}

	private List<Revision> readUntilAnswered(List<Slot> slots) throws InterruptedException {
		while (!this.closed) {
			try {
				return this.log.at(slots);
			}
			catch (MongoException ex) {
				LockSupport.parkNanos(LONGEST_PAUSE.toNanos());
			}
		}
		throw new InterruptedException();
	}

	private static final class Pending {

		private final Draft draft;

		private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

		Pending(Draft draft) {
			this.draft = draft;
		}

		Slot slot() {
			return new Slot(this.draft.entity(), this.draft.version());
		}

		void fail() {
			this.receipt.completeExceptionally(new RecordUnavailableException());
		}

		Receipt await() throws InterruptedException {
			try {
				return this.receipt.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			}
			catch (ExecutionException | TimeoutException ex) {
				throw new RecordUnavailableException();
			}
		}

	}

}
