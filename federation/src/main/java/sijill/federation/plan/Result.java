package sijill.federation.plan;

import sijill.federation.plan.Candidate.Route;

/**
 * What came of a search.
 */
sealed interface Result {

	/** The cheapest way. */
	record Found(Route route) implements Result {
	}

	/** No object of the leaf's types can ever stand there. */
	record NeverThere() implements Result {
	}

	/** The leaf cannot be fetched, or only if more may be fetched for it first. */
	record Unreachable(boolean cutOff) implements Result {
	}

}
