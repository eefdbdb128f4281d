package sijill.platform.record;

/**
 * The log has a hole, or lost its end. Nothing may be read past it: an operator has to
 * look.
 */
public class CorruptLogException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CorruptLogException(String message) {
		super(message);
	}

}
