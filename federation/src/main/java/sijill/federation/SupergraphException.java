package sijill.federation;

/**
 * A supergraph schema that cannot be served; the message says why, for its operator.
 */
public class SupergraphException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public SupergraphException(String message) {
		super(message);
	}

	public SupergraphException(String message, Throwable cause) {
		super(message, cause);
	}

}
