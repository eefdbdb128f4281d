package sijill.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A request from outside, as the threads that work for it see it. Micrometer's context
 * propagation carries it to other threads.
 */
public final class Request {

	/** The name of the correlation id in every log line. */
	public static final String CORRELATION_ID = "correlationId";

	private static final ThreadLocal<@Nullable Request> CURRENT = new ThreadLocal<>();

	private final String correlationId;

	private final long startedNanos;

	private final @Nullable Duration deadline;

	private final AtomicInteger commands = new AtomicInteger();

	/**
	 * @param deadline how long it may take from now; null where it may take as long as it
	 * likes
	 */
	public Request(String correlationId, @Nullable Duration deadline) {
		this.correlationId = correlationId;
		this.startedNanos = System.nanoTime();
		this.deadline = deadline;
	}

	/** The request that this thread works for; null in background work. */
	public static @Nullable Request current() {
		return CURRENT.get();
	}

	public String correlationId() {
		return this.correlationId;
	}

	/** Never negative; null where there is no deadline. */
	public @Nullable Duration timeLeft() {
		if (this.deadline == null) {
			return null;
		}
		Duration left = this.deadline.minusNanos(System.nanoTime() - this.startedNanos);
		return left.isNegative() ? Duration.ZERO : left;
	}

	/**
	 * What a single call may take: what is left of the request's time, and never more
	 * than a limit. At least a millisecond, because zero means "for ever" to most
	 * clients.
	 */
	public static Duration timeFor(Duration limit) {
		Request request = current();
		Duration left = (request != null) ? request.timeLeft() : null;
		if (left == null || left.compareTo(limit) > 0) {
			return limit;
		}
		return (left.toMillis() > 0) ? left : Duration.ofMillis(1);
	}

	/** A command that it cost a database. */
	public void countCommand() {
		this.commands.incrementAndGet();
	}

	public int commands() {
		return this.commands.get();
	}

	/** Makes it the request of this thread until the scope is closed. */
	public Scope open() {
		Request previous = CURRENT.get();
		set(this);
		return () -> set(previous);
	}

	static void set(@Nullable Request request) {
		if (request == null) {
			CURRENT.remove();
			MDC.remove(CORRELATION_ID);
		}
		else {
			CURRENT.set(request);
			MDC.put(CORRELATION_ID, request.correlationId);
		}
	}

	/**
	 * Ends a thread's work for a request.
	 */
	@FunctionalInterface
	public interface Scope extends AutoCloseable {

		@Override
		void close();

	}

}
