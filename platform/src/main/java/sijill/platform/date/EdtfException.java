package sijill.platform.date;

/**
 * A date cannot be read; the message says to a person what is wrong with it.
 */
public final class EdtfException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	EdtfException(String message) {
		super(message);
	}

}
