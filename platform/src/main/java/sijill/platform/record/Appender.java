package sijill.platform.record;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes drafts to the end of the log: the one writer of its process. It inserts what is
 * queued in groups; the insert is a compare-and-set on the tail, so several processes may
 * write to one log. A receipt is given only when a majority has acknowledged, and an
 * unknown outcome is resolved by {@code writeId} first.
 */
public final class Appender implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Appender.class);

	/**
	 * The most drafts that one insert holds, and about how many bytes.
	 */
	private static final int GROUP = 1_000;

	private static final int GROUP_BYTES = 8 * 1024 * 1024;

	/**
	 * How long a caller waits: longer than an election.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(4 * GROUP);

	private final GroupWriter writer;

	private final Thread thread;

	private volatile boolean stopped;

	public Appender(RevisionLog log, Clock clock) {
		this(log, clock, Step.Listener.NONE);
	}

	Appender(RevisionLog log, Clock clock, Step.Listener steps) {
		this.writer = new GroupWriter(log, clock, steps);
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
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		try {
			for (Pending each : pending) {
				if (this.stopped || !this.queue.offer(each, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
					throw new RecordUnavailableException();
				}
			}
			if (this.stopped) {
				// The thread may have emptied its queue for the last time before ours
				// were in it.
				throw new RecordUnavailableException();
			}
			List<Receipt> receipts = new ArrayList<>(pending.size());
			for (Pending each : pending) {
				receipts.add(each.await(deadline));
			}
			return receipts;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RecordUnavailableException();
		}
		finally {
			pending.stream().filter((each) -> !each.done()).forEach(Pending::abandon);
		}
	}

	/**
	 * Whether it still writes: one that does not never will again.
	 */
	public boolean running() {
		return !this.stopped;
	}

	@Override
	public void close() {
		this.writer.close();
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
			while (true) {
				group.clear();
				collect(group);
				try {
					this.writer.write(group);
				}
				catch (RuntimeException ex) {
					logger.error("{} drafts could not be written", group.size(), ex);
					group.forEach(Pending::abandon);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.stopped = true;
			this.queue.drainTo(group);
			group.forEach(Pending::abandon);
		}
	}

	private void collect(List<Pending> group) throws InterruptedException {
		Pending next = this.queue.take();
		int bytes = 0;
		while (next != null) {
			group.add(next);
			bytes += next.bytes();
			next = (group.size() < GROUP && bytes < GROUP_BYTES) ? this.queue.poll() : null;
		}
	}

}
