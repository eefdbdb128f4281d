package sijill.quickstart;

/**
 * Something that the person at the keyboard can put right; the message is one line that
 * says how.
 */
class QuickstartException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	QuickstartException(String message) {
		super(message);
	}

	String advice() {
		return String.valueOf(getMessage());
	}

}
