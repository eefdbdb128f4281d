package sijill.federation.boot.documents;

import sijill.federation.ErrorCode;

/**
 * There is no document to answer; the message is for the client.
 */
public class DocumentRefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	DocumentRefusedException(Reason reason, String message) {
		super(message, null, false, false);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	public String forClient() {
		return String.valueOf(getMessage());
	}

	/**
	 * Why there is none.
	 */
	public enum Reason {

		/** The client shall send the document once. */
		NOT_FOUND("PERSISTED_QUERY_NOT_FOUND"),
		/** The client shall always send the document. */
		NOT_SUPPORTED("PERSISTED_QUERY_NOT_SUPPORTED"),
		/** The operator has not named it. */
		NOT_TRUSTED(ErrorCode.FORBIDDEN.name()),
		/** The request cannot be understood. */
		MISUSED(ErrorCode.BAD_REQUEST.name());

		private final String code;

		Reason(String code) {
			this.code = code;
		}

		/** The first two are those of the protocol, which clients look for. */
		public String code() {
			return this.code;
		}

	}

}
