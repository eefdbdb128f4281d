package sijill.federation.execute;

import sijill.federation.ErrorCode;
import sijill.federation.EngineObserver.CallOutcome;

/**
 * Why a request to a subgraph brought nothing.
 */
record Failure(String subgraph, CallOutcome outcome) {

	/** What has to be known for a request was sent, but is nothing that may be there. */
	static final Failure WRONG_VALUE = new Failure("", CallOutcome.INVALID);

	ErrorCode code() {
		return switch (this.outcome) {
			case TIMEOUT -> ErrorCode.TIMEOUT;
			case ANSWERED_WITH_ERRORS -> ErrorCode.INTERNAL;
			default -> ErrorCode.UNAVAILABLE;
		};
	}

	String message() {
		return switch (this.outcome) {
			case TIMEOUT -> "The service " + this.subgraph + " did not answer in time";
			case ANSWERED_WITH_ERRORS -> "The service " + this.subgraph + " failed here";
			case INVALID -> "The service " + this.subgraph + " gave no valid answer";
			default -> "The service " + this.subgraph + " is not available";
		};
	}

}
