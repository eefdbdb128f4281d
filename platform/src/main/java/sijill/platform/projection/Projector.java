package sijill.platform.projection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sijill.platform.record.CorruptLogException;
import sijill.platform.record.RevisionLog;
import sijill.platform.view.Generation;
import sijill.platform.view.ViewStore;

/**
 * Follows the log and keeps the views up to date, in every replica: what two of them
 * write is the same, and an earlier revision never replaces a later one.
 */
public final class Projector implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Projector.class);

	private static final Duration POLL = Duration.ofMillis(200);

	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

	private final RevisionLog log;

	private final ReadModel model;

	private final ViewStore store;

	private final Projection projection;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition moved = this.lock.newCondition();

	private final Condition woken = this.lock.newCondition();

	private final Thread thread;

	private long position;

	private boolean wake;

	private volatile State state = State.STARTING;

	private volatile boolean closed;

	Projector(RevisionLog log, ReadModel model, ViewStore store, Projection projection) {
		this.log = log;
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

	public State state() {
		return this.state;
	}

	/**
	 * Waits until readers see the revision of this number.
	 * @return whether they do
	 */
	public boolean await(long number, Duration patience) throws InterruptedException {
		long nanos = patience.toNanos();
		this.lock.lock();
		try {
			wake();
			while (this.position < number && nanos > 0 && !this.state.isFinal()) {
				nanos = this.moved.awaitNanos(nanos);
			}
			return this.position >= number;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until readers see this generation or a later one.
	 * @return whether they do
	 */
	boolean awaitShown(Generation generation, Duration patience) throws InterruptedException {
		long nanos = patience.toNanos();
		this.lock.lock();
		try {
			while (this.store.shown().number() < generation.number() && nanos > 0 && !this.state.isFinal()) {
				nanos = this.moved.awaitNanos(nanos);
			}
			return this.store.shown().number() >= generation.number();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Tells it that there is something new, so that it does not wait until it looks.
	 */
	public void wake() {
		this.lock.lock();
		try {
			this.wake = true;
			this.woken.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void run() {
		try {
			while (!this.closed) {
				try {
					follow();
				}
				catch (CorruptLogException ex) {
					logger.error("Nothing is projected any more: {}", ex.getMessage());
					this.state = State.CORRUPT;
					return;
				}
				catch (MongoBulkWriteException ex) {
					failed(ex.getWriteErrors().isEmpty() ? State.WAITING : State.FAILING, ex);
				}
				catch (MongoException ex) {
					failed(State.WAITING, ex);
				}
				catch (RuntimeException ex) {
					failed(State.FAILING, ex);
				}
			}
		}
		finally {
			stopped();
		}
	}

	/**
	 * Follows the log into the generation that is current. Another one is shown as soon
	 * as it is as far as the one before, so that readers never go back.
	 */
	private void follow() {
		Generation generation = this.store.current();
		long looked = System.nanoTime();
		long reached = open(generation);
		while (!this.closed) {
			if (System.nanoTime() - looked > POLL.toNanos()) {
				Generation current = this.store.current();
				looked = System.nanoTime();
				if (!current.equals(generation)) {
					generation = current;
					reached = open(generation);
				}
			}
			long next = this.projection.advance(generation, reached);
			boolean idle = next == reached;
			reached = next;
			show(generation, reached);
			if (idle) {
				this.state = State.FOLLOWING;
				pause(POLL);
			}
		}
	}

	private long open(Generation generation) {
		this.store.prepare(generation, this.model.views());
		long reached = this.store.position(generation);
		this.log.mustReach(reached);
		return reached;
	}

	private void show(Generation generation, long reached) {
		this.lock.lock();
		try {
			if (reached >= this.position) {
				this.store.show(generation);
				this.position = reached;
			}
			this.moved.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void failed(State next, RuntimeException ex) {
		if (this.closed) {
			return;
		}
		if (ex instanceof MongoException mongo) {
			logger.warn("The projector waits for MongoDB ({})", mongo.getCode());
		}
		else {
			logger.error("The projector cannot go on, and tries again", ex);
		}
		this.state = (this.state == State.STARTING && next == State.WAITING) ? State.STARTING : next;
		pause(PAUSE_AFTER_FAILURE);
	}

	private void pause(Duration duration) {
		long nanos = duration.toNanos();
		this.lock.lock();
		try {
			while (!this.wake && nanos > 0 && !this.closed) {
				nanos = this.woken.awaitNanos(nanos);
			}
			this.wake = false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.closed = true;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void stopped() {
		this.lock.lock();
		try {
			if (this.state != State.CORRUPT) {
				this.state = State.STOPPED;
			}
			this.moved.signalAll();
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

	/**
	 * How the projector is.
	 */
	public enum State {

		/**
		 * It has not reached the end of the log for the first time.
		 */
		STARTING,

		FOLLOWING,

		/**
		 * MongoDB does not answer; it goes on when it does.
		 */
		WAITING,

		/**
		 * A revision cannot be projected; it is tried again and again.
		 */
		FAILING,

		/**
		 * The log is not whole, and nothing is projected any more.
		 */
		CORRUPT,

		STOPPED;

		boolean isFinal() {
			return this == CORRUPT || this == STOPPED;
		}

	}

}
