package sijill.federation.transport;

/**
 * What a subgraph says about a subscription.
 */
public sealed interface SourceEvent {

	/**
	 * Something happened: an answer of GraphQL as JSON, which nobody has read yet.
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied
	record Next(byte[] answer) implements SourceEvent {
	}

	/**
	 * The subscription ends, or never began, for the reasons in the {@code errors} of an
	 * answer.
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied
	record Failed(byte[] answer) implements SourceEvent {
	}

	/** Nothing will happen any more. */
	record Completed() implements SourceEvent {
	}

}
