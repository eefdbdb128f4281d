package sijill.incidents.investigation;

/**
 * Whether a body is still at it.
 */
public enum InvestigationStatus {

	OPEN, CLOSED

}
