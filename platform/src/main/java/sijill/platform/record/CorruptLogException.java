package sijill.platform.record;

/**
 * The log has a hole. Nothing may be read past it: an operator has to look.
 */
public class CorruptLogException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CorruptLogException(long expected, long found) {
		super("The log has a hole: revision %d is followed by %d".formatted(expected - 1, found));
	}

}
