package sijill.incidents.incident;

/**
 * What was used, or is said to have been.
 */
public enum ChemicalAgent {

	SARIN, CHLORINE, SULFUR_MUSTARD, IRRITANT, UNKNOWN_TOXIC_CHEMICAL, OTHER

}
