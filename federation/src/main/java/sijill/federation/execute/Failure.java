package sijill.federation.execute;

import sijill.federation.ErrorCode;
import sijill.federation.EngineObserver.CallOutcome;

/**
 * Why a request to a subgraph brought nothing.
 */
record Failure(String subgraph, CallOutcome outcome) {

	ErrorCode code() {
		return (this.outcome == CallOutcome.TIMEOUT) ? ErrorCode.TIMEOUT : ErrorCode.UNAVAILABLE;
	}

	String message() {
		return switch (this.outcome) {
			case TIMEOUT -> "The service " + this.subgraph + " did not answer in time";
			case INVALID -> "The service " + this.subgraph + " gave no valid answer";
			default -> "The service " + this.subgraph + " is not available";
		};
	}

}
