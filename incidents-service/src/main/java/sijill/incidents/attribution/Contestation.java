package sijill.incidents.attribution;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.incidents.attribution.AttributionEntry.ContestationEntry;
import sijill.platform.date.FuzzyDate;
import sijill.platform.date.Span;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * A contestation as it is read: within what it contests, and on its own.
 *
 * @param row the id of the row, for the id of a contestation is its author's
 * @param byNewest sorts by when it was stated
 */
public record Contestation(@BsonId String row, String id, String attribution, @Nullable String by,
		ContestationKind kind, String statement, @Nullable FuzzyDate stated, @Nullable String document,
		String byNewest) {

	static final Order NEWEST_FIRST = Order.descending("STATED_NEWEST_FIRST", "byNewest");

	static final View<Contestation> ALL = View.of("contestations", Contestation.class).children("by", NEWEST_FIRST);

	static Contestation of(String attribution, ContestationEntry entry) {
		String row = attribution + "|" + entry.id();
		return new Contestation(row, entry.id(), attribution, entry.by(), entry.kind(), entry.statement(),
				entry.stated(), entry.document(), SortKey.of(Span.of(entry.stated()).newest(), row));
	}

}
