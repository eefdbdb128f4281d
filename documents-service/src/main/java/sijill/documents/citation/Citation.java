package sijill.documents.citation;

import org.bson.codecs.pojo.annotations.BsonId;
import sijill.documents.document.Document;
import sijill.platform.paging.Link;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * That a document cites another, as it is read from either side.
 *
 * @param byPlace sorts what a document cites in its order
 * @param byNewest sorts those that cite a document, the newest first
 */
public record Citation(@BsonId String id, String citing, String cited, String byPlace, String byNewest) {

	static final Order IN_THE_DOCUMENT = Order.ascending("IN_THE_DOCUMENT", "byPlace");

	static final Order NEWEST_FIRST = Order.descending("PUBLISHED_NEWEST_FIRST", "byNewest");

	public static final View<Citation> ALL = View.of("citations", Citation.class)
		.children("citing", IN_THE_DOCUMENT)
		.children("cited", NEWEST_FIRST);

	static final Link<Citation, Document> CITES = Link.of(ALL, "citing", "cited", Document.ALL);

	static final Link<Citation, Document> CITED_BY = Link.of(ALL, "cited", "citing", Document.ALL);

	/**
	 * The row of one citation.
	 * @param place in the citing document, from 0
	 * @param newest sorts the citing document among others
	 */
	public static Citation of(String citing, int place, String cited, String newest) {
		return new Citation(citing + "|" + cited, citing, cited, SortKey.of(place, cited), SortKey.of(newest, citing));
	}

}
