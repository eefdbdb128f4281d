package sijill.documents.signature;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * A name under a document as it is read.
 *
 * @param byPlace sorts the signatures of a document as they are printed
 * @param byNewest sorts the signatures of an organization, the newest document's first
 */
public record Signature(@BsonId String id, String document, int order, @Nullable String asPrinted,
		@Nullable String organization, String byPlace, String byNewest) {

	static final Order AS_PRINTED = Order.ascending("AS_PRINTED", "byPlace");

	static final Order NEWEST_FIRST = Order.descending("PUBLISHED_NEWEST_FIRST", "byNewest");

	public static final View<Signature> ALL = View.of("signatures", Signature.class)
		.children("document", AS_PRINTED)
		.children("organization", NEWEST_FIRST);

	/**
	 * The row of one signature.
	 * @param newest sorts the document among others
	 */
	public static Signature of(String document, int order, @Nullable String asPrinted, @Nullable String organization,
			String newest) {
		String id = document + "|" + order;
		return new Signature(id, document, order, asPrinted, organization, SortKey.of(order, document),
				SortKey.of(newest, id));
	}

}
