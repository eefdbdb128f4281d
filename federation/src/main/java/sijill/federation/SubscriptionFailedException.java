package sijill.federation;

import java.util.List;

/**
 * A subscription that ends since its events cannot come any more; the errors are for its
 * client.
 */
public class SubscriptionFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<GraphQlError> errors;

	public SubscriptionFailedException(List<GraphQlError> errors) {
		super(errors.isEmpty() ? "" : errors.getFirst().message(), null, false, false);
		this.errors = errors;
	}

	public List<GraphQlError> errors() {
		return this.errors;
	}

}
