package sijill.documents.mention;

/**
 * How a document speaks about an attack.
 */
public enum DocumentRelation {

	RESPONDS_TO, REPORTS_ON, MENTIONS

}
