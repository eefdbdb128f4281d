package sijill.documents.document;

import java.util.List;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.platform.date.FuzzyDate;
import sijill.platform.entry.Provenance;
import sijill.platform.entry.RecordInfo;
import sijill.platform.view.Order;
import sijill.platform.view.View;

/**
 * A document as it is read. What may be long (signatures, calls, mentions, citations) has
 * rows of its own.
 *
 * @param facets what lists of documents are narrowed to and sorted by
 * @param byOldest sorts oldest first
 * @param byRecorded sorts by the time of the first record
 */
public record Document(@BsonId String id, DocumentKind kind, String title, List<String> symbols,
		@Nullable FuzzyDate published, List<String> languages, @Nullable String url, @Nullable String summary,
		List<String> publishers, List<String> sponsors, @Nullable Integer statedSignatoryCount, @Nullable Vote vote,
		Provenance provenance, RecordInfo record, Facets facets, String byNewest, String byOldest, String byRecorded) {

	public static final Order NEWEST_FIRST = Order.descending("PUBLISHED_NEWEST_FIRST", "byNewest");

	static final Order OLDEST_FIRST = Order.ascending("PUBLISHED_OLDEST_FIRST", "byOldest");

	static final Order RECORDED_NEWEST_FIRST = Order.descending("RECORDED_NEWEST_FIRST", "byRecorded");

	public static final View<Document> ALL = Facets
		.filters(View.of("documents", Document.class).orders(NEWEST_FIRST, OLDEST_FIRST, RECORDED_NEWEST_FIRST));

	/**
	 * The first of its symbols.
	 */
	public @Nullable String symbol() {
		return this.symbols.isEmpty() ? null : this.symbols.getFirst();
	}

}
