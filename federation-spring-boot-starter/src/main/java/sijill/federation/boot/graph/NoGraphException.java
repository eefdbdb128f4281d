package sijill.federation.boot.graph;

/**
 * There is no supergraph at the moment; the message says why, for the operator.
 */
class NoGraphException extends Exception {

	private static final long serialVersionUID = 1L;

	NoGraphException(String message) {
		super(message);
	}

	NoGraphException(String message, Throwable cause) {
		super(message, cause);
	}

}
