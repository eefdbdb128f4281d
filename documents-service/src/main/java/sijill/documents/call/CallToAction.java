package sijill.documents.call;

import java.util.List;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * A call to action as it is read.
 *
 * @param publishers who published the document
 * @param byPlace sorts the calls of a document in its order
 * @param byNewest sorts the newest document's calls first, and those of one document in
 * its order
 */
public record CallToAction(@BsonId String id, String document, @Nullable String addressee,
		@Nullable String addresseeAsStated, String demand, List<String> publishers, String byPlace, String byNewest) {

	static final Order IN_THE_DOCUMENT = Order.ascending("IN_THE_DOCUMENT", "byPlace");

	static final Order NEWEST_FIRST = Order.descending("PUBLISHED_NEWEST_FIRST", "byNewest");

	public static final View<CallToAction> ALL = View.of("calls", CallToAction.class)
		.orders(NEWEST_FIRST)
		.filter("addressees", "addressee")
		.filter("documents", "document")
		.filter("publishers", "publishers")
		.children("document", IN_THE_DOCUMENT)
		.children("addressee", NEWEST_FIRST);

	private static final int LAST = 9_999_999;

	/**
	 * The row of one call of a document.
	 * @param place in the document, from 0
	 * @param newest sorts the document among others
	 */
	public static CallToAction of(String id, String document, int place, @Nullable String addressee,
			@Nullable String addresseeAsStated, String demand, List<String> publishers, String newest) {
		return new CallToAction(id, document, addressee, addresseeAsStated, demand, publishers, SortKey.of(place, id),
				SortKey.of(newest, SortKey.of(document, "%07d".formatted(LAST - place))));
	}

}
