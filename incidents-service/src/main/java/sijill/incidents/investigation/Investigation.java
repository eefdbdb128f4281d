package sijill.incidents.investigation;

import java.util.List;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.platform.date.FuzzyDate;
import sijill.platform.date.Span;
import sijill.platform.entry.Provenance;
import sijill.platform.entry.RecordInfo;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * An investigation as it is read.
 *
 * @param when filters by the date on which it was opened
 * @param byNewest sorts by it
 */
public record Investigation(@BsonId String id, String title, @Nullable String body, @Nullable String mandate,
		@Nullable FuzzyDate opened, @Nullable FuzzyDate closed, InvestigationStatus status, List<String> incidents,
		Provenance provenance, RecordInfo record, Span when, String byNewest) {

	static final Order NEWEST_FIRST = Order.descending("OPENED_NEWEST_FIRST", "byNewest");

	public static final View<Investigation> ALL = View.of("investigations", Investigation.class)
		.orders(NEWEST_FIRST)
		.filter("bodies", "body")
		.filter("incidents", "incidents")
		.filter("statuses", "status")
		.filter("opened", "when.touches")
		.children("body", NEWEST_FIRST);

	static Investigation of(String id, InvestigationEntry entry, RecordInfo info) {
		Span when = Span.of(entry.opened());
		return new Investigation(id, entry.title(), entry.body(), entry.mandate(), entry.opened(), entry.closed(),
				entry.status(), entry.incidents(), entry.provenance(), info, when, SortKey.of(when.newest(), id));
	}

}
