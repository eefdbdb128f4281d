package sijill.federation.boot.edge;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts the work for clients who hung up. Looks at their connections from time to
 * time, and costs requests that are answered quickly nothing.
 */
public final class Clients implements AutoCloseable {

	static final String CONNECTION = Clients.class.getName();

	private static final Duration PAUSE = Duration.ofMillis(200);

	private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();

	private final Thread watcher = Thread.ofPlatform().daemon().name("clients").unstarted(this::watch);

	Clients() {
		this.watcher.start();
	}

	/**
	 * Works for a client, in this thread, which is interrupted where the client is gone.
	 * @return null where nobody waits for the result any more
	 */
	public <T> @Nullable T workFor(HttpServletRequest client, Supplier<T> work) {
		if (!(client.getAttribute(CONNECTION) instanceof Request connection)) {
			return work.get();
		}
		Waiting waiting = new Waiting(connection, Thread.currentThread());
		this.waiting.add(waiting);
		try {
			T result = work.get();
			return waiting.end() ? null : result;
		}
		finally {
			waiting.end();
			this.waiting.remove(waiting);
		}
	}

	private void watch() {
		try {
			while (true) {
				Thread.sleep(PAUSE);
				this.waiting.forEach(Waiting::look);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.watcher.interrupt();
	}

	/**
	 * A client, and the thread that works for it.
	 */
	private static final class Waiting {

		private final Request connection;

		private final Thread worker;

		private final long since = System.nanoTime();

		private final ReentrantLock lock = new ReentrantLock();

		private boolean ended;

		private boolean gone;

		Waiting(Request connection, Thread worker) {
			this.connection = connection;
			this.worker = worker;
		}

		void look() {
			if (System.nanoTime() - this.since < PAUSE.toNanos()) {
				return;
			}
			this.lock.lock();
			try {
				if (!this.ended && !this.gone && hungUp()) {
					this.gone = true;
					this.worker.interrupt();
				}
			}
			finally {
				this.lock.unlock();
			}
		}

		/**
		 * Tomcat tries to read without waiting, keeps what it finds for the next request,
		 * and says exactly 1 where the connection has ended.
		 */
		private boolean hungUp() {
			this.connection.action(ActionCode.AVAILABLE, true);
			return this.connection.getAvailable() == 1;
		}

		/** True where the client is gone. */
		boolean end() {
			this.lock.lock();
			try {
				if (!this.ended && this.gone) {
					// It was the work that was to end, not the thread.
					boolean _ = Thread.interrupted();
				}
				this.ended = true;
				return this.gone;
			}
			finally {
				this.lock.unlock();
			}
		}

	}

}
