package sijill.incidents.incident;

/**
 * How far the use of a chemical weapon is established, whoever used it.
 */
public enum UseStatus {

	ALLEGED, NGO_DOCUMENTED, INVESTIGATED, LIKELY, CONFIRMED, INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_CORROBORATED,
	NO_REASONABLE_GROUNDS

}
