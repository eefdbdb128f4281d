package sijill.federation.resilience;

import java.time.Duration;

/**
 * How calls to each subgraph are protected.
 */
public record Resilience(Retries retries, Breaker breaker, Bulkhead bulkhead) {

	/**
	 * One retry, paid for by ten calls; a breaker that opens at ten failures of twenty
	 * calls, for two seconds; room for 200 calls at once.
	 */
	public static final Resilience DEFAULTS = new Resilience(
			new Retries(1, Duration.ofMillis(25), Duration.ofMillis(250), 0.1),
			new Breaker(20, 0.5f, Duration.ofSeconds(2)), new Bulkhead(200, Duration.ofMillis(250)));

	/**
	 * Repeats what may be repeated, after a pause of a random length that grows with each
	 * try.
	 *
	 * @param most tries after the first one; 0 for none
	 * @param budget how much of a retry each call pays for, so that a subgraph in trouble
	 * is not asked twice as often
	 */
	public record Retries(int most, Duration shortestPause, Duration longestPause, double budget) {
	}

	/**
	 * Asks no more where too many of the last calls failed, until a single call, sent
	 * after a while, comes back well.
	 *
	 * @param calls that it looks back on; it decides from half as many on
	 * @param failures the part of them that opens it, from 0 to 1
	 * @param pause how long it stays open before it tries again
	 */
	public record Breaker(int calls, float failures, Duration pause) {
	}

	/**
	 * Lets only so many calls travel at once.
	 *
	 * @param patience how long a call waits for its place
	 */
	public record Bulkhead(int calls, Duration patience) {
	}

}
