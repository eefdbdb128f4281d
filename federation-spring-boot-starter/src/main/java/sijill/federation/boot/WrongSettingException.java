package sijill.federation.boot;

/**
 * A setting that the gateway cannot start with; the message is one line for the operator
 * that names it.
 */
public class WrongSettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public WrongSettingException(String message) {
		super(message);
	}

}
