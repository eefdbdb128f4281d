package sijill.federation.execute;

import sijill.federation.EngineObserver.CallOutcome;
import sijill.federation.ErrorCode;

/**
 * Why something is not there that a subgraph was asked for.
 */
record Failure(String subgraph, Reason reason) {

	enum Reason {

		/** It did not answer before the deadline. */
		LATE,
		/** It could not be asked. */
		UNAVAILABLE,
		/** What it answered is no answer. */
		INVALID,
		/** It said that something failed. */
		REPORTED,
		/** What it sent is not what the schema allows there. */
		WRONG_VALUE,
		/** It said null where the schema does not allow it. */
		NULL

	}

	/**
	 * Why a call brought nothing.
	 */
	static Failure of(String subgraph, CallOutcome outcome) {
		return new Failure(subgraph, switch (outcome) {
			case TIMEOUT -> Reason.LATE;
			case ANSWERED_WITH_ERRORS -> Reason.REPORTED;
			case INVALID -> Reason.INVALID;
			default -> Reason.UNAVAILABLE;
		});
	}

	ErrorCode code() {
		return switch (this.reason) {
			case LATE -> ErrorCode.TIMEOUT;
			case REPORTED, WRONG_VALUE, NULL -> ErrorCode.INTERNAL;
			case UNAVAILABLE, INVALID -> ErrorCode.UNAVAILABLE;
		};
	}

	String message() {
		return "The service " + this.subgraph + switch (this.reason) {
			case LATE -> " did not answer in time";
			case UNAVAILABLE -> " is not available";
			case INVALID -> " gave no valid answer";
			case REPORTED -> " failed here";
			case WRONG_VALUE -> " sent a value that the schema does not allow here";
			case NULL -> " sent null where the schema does not allow it";
		};
	}

}
