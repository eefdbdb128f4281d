package sijill.federation.boot.stream;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import sijill.federation.GraphQlResponse;
import sijill.federation.SubscriptionFailedException;

/**
 * Hands answers over to a thread that waits for them, one at a time: the next one is
 * asked for when the last one is dealt with.
 */
final class Relay implements Flow.Subscriber<GraphQlResponse>, AutoCloseable {

	private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

	private volatile Flow.@Nullable Subscription subscription;

	/**
	 * What the waiting thread is told.
	 */
	sealed interface Signal {

	}

	/** An answer, or why no other comes. */
	record Next(GraphQlResponse answer) implements Signal {
	}

	record End() implements Signal {
	}

	/** Nothing has happened for a while. */
	record Quiet() implements Signal {
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
	}

	void ask() {
		Objects.requireNonNull(this.subscription).request(1);
	}

	Signal await(Duration patience) throws InterruptedException {
		Signal signal = this.signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
		return (signal != null) ? signal : new Quiet();
	}

	@Override
	public void onNext(GraphQlResponse answer) {
		this.signals.add(new Next(answer));
	}

	@Override
	public void onError(Throwable failure) {
		if (failure instanceof SubscriptionFailedException failed) {
			this.signals.add(new Next(GraphQlResponse.refused(failed.errors())));
		}
		end();
	}

	@Override
	public void onComplete() {
		end();
	}

	/**
	 * Tells the waiting thread that nothing comes any more.
	 */
	void end() {
		this.signals.add(new End());
	}

	@Override
	public void close() {
		Flow.Subscription open = this.subscription;
		if (open != null) {
			open.cancel();
		}
	}

}
