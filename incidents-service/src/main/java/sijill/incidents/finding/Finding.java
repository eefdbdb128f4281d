package sijill.incidents.finding;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.incidents.investigation.Investigation;
import sijill.incidents.proof.StandardOfProof;
import sijill.platform.date.FuzzyDate;
import sijill.platform.date.Span;
import sijill.platform.entry.RecordInfo;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * A finding as it is read.
 *
 * @param byNewest sorts by when it was published
 */
public record Finding(@BsonId String id, String investigation, String statement, Conclusion conclusion,
		@Nullable StandardOfProof standardOfProof, @Nullable FuzzyDate published, @Nullable String document,
		RecordInfo record, String byNewest) {

	static final Order NEWEST_FIRST = Order.descending("PUBLISHED_NEWEST_FIRST", "byNewest");

	public static final View<Finding> ALL = View.of("findings", Finding.class)
		.children("investigation", NEWEST_FIRST)
		.children("document", NEWEST_FIRST)
		.partOf("investigation", Investigation.ALL);

	static Finding of(String id, FindingEntry entry, RecordInfo info) {
		return new Finding(id, entry.investigation(), entry.statement(), entry.conclusion(),
				StandardOfProof.of(entry.standardOfProof()), entry.published(), entry.document(), info,
				SortKey.of(Span.of(entry.published()).newest(), id));
	}

}
