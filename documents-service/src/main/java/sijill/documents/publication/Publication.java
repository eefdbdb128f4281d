package sijill.documents.publication;

import org.bson.codecs.pojo.annotations.BsonId;
import sijill.documents.document.Document;
import sijill.platform.paging.Link;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * That an organization published a document, as it is read from the organization.
 *
 * @param byNewest sorts the newest document first
 */
public record Publication(@BsonId String id, String document, String organization, String byNewest) {

	static final Order NEWEST_FIRST = Order.descending("PUBLISHED_NEWEST_FIRST", "byNewest");

	public static final View<Publication> ALL = View.of("publications", Publication.class)
		.children("organization", NEWEST_FIRST);

	static final Link<Publication, Document> OF_ORGANIZATION = Link.of(ALL, "organization", "document", Document.ALL);

	/**
	 * The row of one publisher of a document.
	 * @param newest sorts the document among others
	 */
	public static Publication of(String document, String organization, String newest) {
		return new Publication(document + "|" + organization, document, organization, SortKey.of(newest, document));
	}

}
