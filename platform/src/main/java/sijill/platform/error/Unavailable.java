package sijill.platform.error;

/**
 * What a request needs cannot be reached at the moment: {@code UNAVAILABLE}. The message
 * is for the log.
 */
public class Unavailable extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public Unavailable(String message, Throwable cause) {
		super(message, cause);
	}

}
