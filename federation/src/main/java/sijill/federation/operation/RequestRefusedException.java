package sijill.federation.operation;

import java.util.List;

import sijill.federation.GraphQlError;
import sijill.federation.GraphQlResponse.Outcome;

/**
 * A request that is not executed, with the errors that tell its client why.
 */
public class RequestRefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Outcome outcome;

	private final transient List<GraphQlError> errors;

	public RequestRefusedException(Outcome outcome, List<GraphQlError> errors) {
		super(errors.getFirst().message(), null, false, false);
		this.outcome = outcome;
		this.errors = errors;
	}

	public RequestRefusedException(GraphQlError error) {
		this(Outcome.REQUEST_ERROR, List.of(error));
	}

	public Outcome outcome() {
		return this.outcome;
	}

	public List<GraphQlError> errors() {
		return this.errors;
	}

}
