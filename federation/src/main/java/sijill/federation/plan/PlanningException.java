package sijill.federation.plan;

/**
 * An operation that cannot be planned; the message is for its client.
 */
public class PlanningException extends Exception {

	private static final long serialVersionUID = 1L;

	public PlanningException(String message) {
		super(message, null, false, false);
	}

}
