package sijill.federation.transport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import sijill.federation.transport.SubgraphTransportException.Reason;

/**
 * Holds events between the connection that brings them and whoever takes them. Where it
 * is full, the connection is not read: nothing is lost and nothing grows.
 */
final class EventBuffer implements EventSource {

	private static final int MOST_EVENTS = 16;

	private static final int MOST_BYTES = 1 << 20;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Queue<SourceEvent> events = new ArrayDeque<>();

	private final Connection connection;

	private final Duration silence;

	private int bytes;

	private boolean paused;

	private long heard = System.nanoTime();

	private @Nullable SubgraphTransportException failure;

	/**
	 * A buffer for a connection.
	 * @param silence how long nothing may be heard before the connection is asked whether
	 * it is still there; zero: forever
	 */
	EventBuffer(Connection connection, Duration silence) {
		this.connection = connection;
		this.silence = silence;
	}

	/**
	 * Where events come from.
	 */
	interface Connection {

		/** Reads on. */
		void read();

		/**
		 * Asks a silent subgraph for a sign of life.
		 * @return false where it was asked before, or cannot be asked
		 */
		boolean ask();

		void close();

	}

	/**
	 * Adds an event. The connection still has to say that it {@link #proceed() goes on}.
	 */
	void add(SourceEvent event) {
		this.lock.lock();
		try {
			if (this.failure == null) {
				this.events.add(event);
				this.bytes += size(event);
				this.changed.signal();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The connection broke; what it brought before is still good.
	 */
	void fail(SubgraphTransportException cause) {
		this.lock.lock();
		try {
			if (this.failure == null) {
				this.failure = cause;
				this.changed.signal();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Everything that was read is dealt with: reads on, now or when there is room.
	 */
	void proceed() {
		this.lock.lock();
		try {
			this.heard = System.nanoTime();
			this.paused = isFull();
			if (this.paused) {
				return;
			}
		}
		finally {
			this.lock.unlock();
		}
		this.connection.read();
	}

	private boolean isFull() {
		return this.events.size() >= MOST_EVENTS || this.bytes >= MOST_BYTES;
	}

	@Override
	public SourceEvent next() throws SubgraphTransportException, InterruptedException {
		SourceEvent event;
		boolean goesOn;
		this.lock.lockInterruptibly();
		try {
			while (this.events.isEmpty()) {
				if (this.failure != null) {
					throw this.failure;
				}
				long _ = this.changed.awaitNanos(patience());
			}
			event = Objects.requireNonNull(this.events.remove());
			this.bytes -= size(event);
			goesOn = this.paused && !isFull();
			if (goesOn) {
				this.paused = false;
				this.heard = System.nanoTime();
			}
		}
		finally {
			this.lock.unlock();
		}
		if (goesOn) {
			this.connection.read();
		}
		return event;
	}

	/** How long to wait for something to be heard. */
	private long patience() throws SubgraphTransportException {
		if (this.silence.isZero()) {
			return Long.MAX_VALUE;
		}
		long left = this.heard + this.silence.toNanos() - System.nanoTime();
		if (left > 0) {
			return left;
		}
		if (!this.connection.ask()) {
			throw new SubgraphTransportException(Reason.TIMEOUT, "nothing was heard for " + this.silence);
		}
		this.heard = System.nanoTime();
		return this.silence.toNanos();
	}

	private static int size(SourceEvent event) {
		return switch (event) {
			case SourceEvent.Next next -> next.answer().length;
			case SourceEvent.Failed failed -> failed.answer().length;
			case SourceEvent.Completed completed -> 0;
		};
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
