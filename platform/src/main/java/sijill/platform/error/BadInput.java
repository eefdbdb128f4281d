package sijill.platform.error;

/**
 * An argument that cannot be used: {@code BAD_REQUEST}, with its name and what was wrong
 * with it. The message reaches the client.
 */
public class BadInput extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String argument;

	public BadInput(String argument, String message) {
		super("'%s' %s".formatted(argument, message), null, false, false);
		this.argument = argument;
	}

	public String argument() {
		return this.argument;
	}

}
