package sijill.incidents.attribution;

/**
 * How somebody contests an attribution.
 */
public enum ContestationKind {

	DENIAL, ALTERNATIVE_ACCOUNT, PARTIAL_ADMISSION, OTHER

}
