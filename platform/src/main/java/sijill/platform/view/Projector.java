package sijill.platform.view;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import com.mongodb.MongoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sijill.platform.record.CorruptLogException;
import sijill.platform.record.RevisionLog;

/**
 * Follows the log and keeps the views up to date, in every replica: what two of them
 * write is the same, and an earlier revision never replaces a later one.
 */
public final class Projector implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Projector.class);

	private static final Duration POLL = Duration.ofMillis(200);

	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

	private final ReadModel model;

	private final ViewStore store;

	private final Projection projection;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition moved = this.lock.newCondition();

	private final Condition woken = this.lock.newCondition();

	private final Thread thread;

	private long position;

	private volatile boolean closed;

	private volatile boolean corrupt;

	Projector(RevisionLog log, ReadModel model, ViewStore store, Projection projection) {
		this.model = model;
		this.store = store;
		this.projection = projection;
		this.thread = Thread.ofVirtual().name("projector").unstarted(this::run);
	}

	/**
	 * Begins to follow the log.
	 */
	public void start() {
		this.thread.start();
	}

	/**
	 * The number of the last revision that readers of this process see.
	 */
	public long position() {
		this.lock.lock();
		try {
			return this.position;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The log has a hole, and nothing behind it is projected.
	 */
	public boolean corrupt() {
		return this.corrupt;
	}

	/**
	 * Waits until readers see the revision of this number.
	 * @return whether they do
	 */
	public boolean await(long number, Duration patience) throws InterruptedException {
		long nanos = patience.toNanos();
		this.lock.lock();
		try {
			this.woken.signalAll();
			while (this.position < number && nanos > 0) {
				nanos = this.moved.awaitNanos(nanos);
			}
			return this.position >= number;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Fills a new generation from the whole log beside the one that is read, then has it
	 * read. The one before stays until the next rebuild, since other replicas read it
	 * until they look again. Returns when that is done.
	 */
	public void rebuild() {
		Generation next = this.store.refresh().next();
		this.store.drop(next, this.model.views());
		this.store.prepare(next, this.model.views());
		long position = -1;
		long reached = 0;
		while (reached > position) {
			position = reached;
			reached = this.projection.advance(next, position);
		}
		this.store.makeCurrent(next);
		if (next.number() > 2) {
			this.store.drop(new Generation(next.shape(), next.number() - 2), this.model.views());
		}
	}

	private void run() {
		while (!this.closed) {
			try {
				Generation generation = this.store.refresh();
				this.store.prepare(generation, this.model.views());
				follow(generation);
			}
			catch (CorruptLogException ex) {
				this.corrupt = true;
				logger.error("Nothing is projected any more: {}", ex.getMessage());
				return;
			}
			catch (MongoException ex) {
				if (!this.closed) {
					logger.warn("The projector waits for MongoDB ({})", ex.getCode());
					pause(PAUSE_AFTER_FAILURE);
				}
			}
		}
	}

	private void follow(Generation generation) {
		long reached = this.store.position(generation);
		moved(reached);
		while (!this.closed) {
			long next = this.projection.advance(generation, reached);
			if (next > reached) {
				reached = next;
				moved(reached);
			}
			else {
				pause(POLL);
				if (!this.store.refresh().equals(generation)) {
					return;
				}
			}
		}
	}

	private void moved(long reached) {
		this.lock.lock();
		try {
			this.position = reached;
			this.moved.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	@SuppressWarnings("WaitNotInLoop") // waking early only means to look early
	private void pause(Duration duration) {
		this.lock.lock();
		try {
			this.woken.await(duration.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.closed = true;
		}
		finally {
			this.lock.unlock();
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

}
