package sijill.incidents.incident;

/**
 * Who has named a perpetrator so far.
 */
public enum AttributionStatus {

	NONE, NOT_DETERMINED, BY_STATE, BY_BODY

}
