package sijill.federation.transport;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of deadlines that have passed. Nearly none ever does, so a deadline costs an
 * entry in a set: the one thread that looks after all of them sleeps on, unless one would
 * pass before it wakes. A timer, or waiting with a time limit, wakes a thread for each.
 */
public final class Deadlines {

	private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

	/**
	 * What ends sooner has to wake the clock, and what the clock does costs the more the
	 * colder it is.
	 */
	private static final long PAUSE = 250_000_000;

	private static final Set<Watch> WATCHES = ConcurrentHashMap.newKeySet();

	private static final Thread CLOCK = Thread.ofPlatform().daemon().name("deadlines").unstarted(Deadlines::look);

	/** Whoever has less time than until then wakes the clock. */
	private static volatile long next = System.nanoTime();

	static {
		CLOCK.start();
	}

	private Deadlines() {
	}

	/**
	 * Runs something once if a deadline passes before the watch is closed. It runs on the
	 * thread of the clock, and must not block.
	 * @param deadline in the time of {@link System#nanoTime()}
	 */
	public static Watch watch(long deadline, Runnable late) {
		Watch watch = new Watch(deadline, late);
		WATCHES.add(watch);
		if (deadline - next < 0) {
			LockSupport.unpark(CLOCK);
		}
		return watch;
	}

	private static void look() {
		while (true) {
			long now = System.nanoTime();
			next = now + PAUSE;
			long pause = PAUSE;
			for (Iterator<Watch> it = WATCHES.iterator(); it.hasNext();) {
				Watch watch = it.next();
				if (watch.isOver(now)) {
					it.remove();
				}
				else {
					pause = Math.min(pause, watch.deadline - now);
				}
			}
			LockSupport.parkNanos(pause);
		}
	}

	/**
	 * A deadline that somebody waits for.
	 */
	public static final class Watch implements AutoCloseable {

		private final long deadline;

		private final Runnable late;

		private Watch(long deadline, Runnable late) {
			this.deadline = deadline;
			this.late = late;
		}

		private boolean isOver(long now) {
			if (this.deadline - now > 0) {
				return false;
			}
			try {
				this.late.run();
			}
			catch (RuntimeException ex) {
				LOG.error("A deadline passed, and could not be told", ex);
			}
			return true;
		}

		/** Ends the watch; what was to run may be running already. */
		@Override
		public void close() {
			WATCHES.remove(this);
		}

	}

}
