package sijill.federation.resilience;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What calls have paid for in retries; never more than ten retries are saved up.
 */
final class RetryBudget {

	private static final long RETRY = 1_000;

	private static final long MOST = 10 * RETRY;

	private final long share;

	private final AtomicLong saved = new AtomicLong(MOST);

	RetryBudget(double share) {
		this.share = Math.round(share * RETRY);
	}

	void pay() {
		this.saved.updateAndGet((now) -> Math.min(MOST, now + this.share));
	}

	boolean spend() {
		return this.saved.getAndUpdate((now) -> (now >= RETRY) ? now - RETRY : now) >= RETRY;
	}

}
