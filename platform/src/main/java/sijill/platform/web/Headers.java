package sijill.platform.web;

/**
 * The headers that the applications of the platform send each other.
 */
public final class Headers {

	/** Names a request from the edge to every log line; 8 to 64 of {@code A-Za-z0-9-}. */
	public static final String CORRELATION_ID = "Sijill-Correlation-Id";

	/** What is left of the operation's time, in milliseconds. */
	public static final String TIME_LEFT = "Sijill-Time-Left";

	/** How many commands the answer cost MongoDB, where this is shown. */
	public static final String MONGO_COMMANDS = "Sijill-Mongo-Commands";

	private Headers() {
	}

}
