package sijill.federation.resilience;

/**
 * How a subgraph fares: what its breaker lets through, and how many calls to it are on
 * their way.
 */
public record SubgraphState(Breaker breaker, int calls) {

	/**
	 * What becomes of the next call.
	 */
	public enum Breaker {

		/** It is sent. */
		CLOSED,
		/** It is refused, since too many have failed. */
		OPEN,
		/** It is sent if nothing else is, to see whether the subgraph is back. */
		TESTING

	}

}
