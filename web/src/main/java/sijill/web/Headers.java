package sijill.web;

/**
 * The headers that gateways and services send each other.
 */
public final class Headers {

	/** Names a request from the edge to every log line; 8 to 64 of {@code A-Za-z0-9-}. */
	public static final String CORRELATION_ID = "Sijill-Correlation-Id";

	/** What is left of the operation's time, in milliseconds. */
	public static final String TIME_LEFT = "Sijill-Time-Left";

	private Headers() {
	}

}
