package sijill.federation.transport;

/**
 * A call that brought no reply. The message is for logs and never reaches a client.
 */
public class SubgraphTransportException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	public SubgraphTransportException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	public SubgraphTransportException(Reason reason, String message, Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why there is no reply.
	 */
	public enum Reason {

		/** The time was over. */
		TIMEOUT,
		/** Not reached, or the connection broke. */
		UNREACHABLE,
		/** More bytes than allowed. */
		TOO_LARGE,
		/** Not sent, to protect the subgraph or the others. */
		REFUSED

	}

}
