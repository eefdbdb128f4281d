package sijill.platform.record;

/**
 * What became of a draft.
 */
public sealed interface Receipt {

	/**
	 * It is in the log, acknowledged by a majority.
	 */
	record Recorded(long number) implements Receipt {
	}

	/**
	 * Another write has taken its version: read the base again.
	 */
	record Conflict() implements Receipt {
	}

}
