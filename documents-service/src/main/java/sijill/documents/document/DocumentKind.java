package sijill.documents.document;

/**
 * What sort of document it is.
 */
public enum DocumentKind {

	JOINT_STATEMENT, PRESS_STATEMENT, REPORT, RESOLUTION, VETOED_DRAFT, LETTER, DECISION, OTHER;

	/**
	 * Whether somebody takes a stand in it, in their own name.
	 */
	public boolean isStatement() {
		return this == JOINT_STATEMENT || this == PRESS_STATEMENT;
	}

}
