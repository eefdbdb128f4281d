package sijill.incidents.proof;

/**
 * How sure somebody has to be to say so.
 */
public enum ProofLevel {

	SUSPICION, REASONABLE_GROUNDS, BALANCE_OF_PROBABILITIES, CLEAR_AND_CONVINCING, BEYOND_REASONABLE_DOUBT

}
