package sijill.platform.record;

/**
 * The record cannot be written now; whether the write was done is not known.
 */
public class RecordUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RecordUnavailableException() {
		super("The record cannot be written now");
	}

}
