package sijill.federation.boot.edge;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A request's turn among those that are worked on at once.
 */
public final class Turn {

	private static final String ATTRIBUTE = Turn.class.getName();

	private final AtomicInteger running;

	private final AtomicBoolean over = new AtomicBoolean();

	private Turn(AtomicInteger running) {
		this.running = running;
	}

	static Turn begin(AtomicInteger running, HttpServletRequest request) {
		Turn turn = new Turn(running);
		request.setAttribute(ATTRIBUTE, turn);
		return turn;
	}

	/**
	 * Lets others have their turn though the request goes on: it waits for events, which
	 * is no work, and has a limit of its own.
	 */
	public static void giveUp(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof Turn turn) {
			turn.end();
		}
	}

	void end() {
		if (this.over.compareAndSet(false, true)) {
			this.running.decrementAndGet();
		}
	}

}
