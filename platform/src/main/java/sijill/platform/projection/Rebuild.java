package sijill.platform.projection;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import sijill.platform.view.Generation;
import sijill.platform.view.ViewStore;

/**
 * Fills the views anew from the whole log, beside those that are read.
 */
final class Rebuild {

	/**
	 * How long the projector may take to show what was filled: a look at the pointer, and
	 * what was written meanwhile.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final ReadModel model;

	private final ViewStore store;

	private final Projection projection;

	private final Projector projector;

	private final ReentrantLock running = new ReentrantLock();

	Rebuild(ReadModel model, ViewStore store, Projection projection, Projector projector) {
		this.model = model;
		this.store = store;
		this.projection = projection;
		this.projector = projector;
	}

	/**
	 * Returns when the readers of this process see the new rows. The rows before stay
	 * until the next rebuild, since other replicas read them until they look again.
	 */
	void run() throws InterruptedException {
		this.running.lockInterruptibly();
		try {
			Generation before = this.store.current();
			Generation next = this.store.next();
			this.store.prepare(next, this.model.views());
			long position = -1;
			long reached = 0;
			while (reached > position) {
				position = reached;
				reached = this.projection.advance(next, position);
			}
			this.store.makeCurrent(next);
			if (!this.projector.awaitShown(next, PATIENCE)) {
				throw new IllegalStateException("The rows are filled anew, and not yet read");
			}
			this.store.dropBefore(before, this.model.views());
		}
		finally {
			this.running.unlock();
		}
	}

}
