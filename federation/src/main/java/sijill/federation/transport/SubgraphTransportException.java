package sijill.federation.transport;

import java.io.IOException;
import java.net.http.HttpTimeoutException;

import org.apache.hc.client5.http.ConnectTimeoutException;

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

	/**
	 * What a client says of a call that brought no reply.
	 */
	static SubgraphTransportException of(Throwable cause) {
		if (cause instanceof SubgraphTransportException known) {
			return known;
		}
		if (cause instanceof CappedBody.TooLarge) {
			return new SubgraphTransportException(Reason.TOO_LARGE, String.valueOf(cause.getMessage()), cause);
		}
		if (cause instanceof ReplyMemory.Exhausted) {
			return new SubgraphTransportException(Reason.REFUSED, String.valueOf(cause.getMessage()), cause);
		}
		if (cause instanceof HttpTimeoutException || cause instanceof ConnectTimeoutException) {
			return new SubgraphTransportException(Reason.TIMEOUT, "no connection in time", cause);
		}
		if (cause instanceof IOException io && io.getCause() instanceof CappedBody.TooLarge) {
			return new SubgraphTransportException(Reason.TOO_LARGE, String.valueOf(io.getMessage()), cause);
		}
		return new SubgraphTransportException(Reason.UNREACHABLE, String.valueOf(cause), cause);
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
		/** Not sent, or not read, to protect the subgraph or the others. */
		REFUSED

	}

}
