package sijill.documents.document;

/**
 * How a vote ended.
 */
public enum VoteOutcome {

	ADOPTED, REJECTED, VETOED

}
