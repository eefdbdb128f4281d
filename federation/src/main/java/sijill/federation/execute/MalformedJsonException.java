package sijill.federation.execute;

/**
 * Bytes that are no JSON, or none of the expected kind.
 */
final class MalformedJsonException extends Exception {

	private static final long serialVersionUID = 1L;

	MalformedJsonException(String message) {
		super(message, null, false, false);
	}

}
