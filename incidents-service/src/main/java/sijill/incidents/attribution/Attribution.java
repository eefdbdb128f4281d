package sijill.incidents.attribution;

import java.util.List;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.incidents.proof.StandardOfProof;
import sijill.platform.date.FuzzyDate;
import sijill.platform.date.Span;
import sijill.platform.entry.Provenance;
import sijill.platform.entry.RecordInfo;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * An attribution as it is read.
 *
 * @param contested whether it has contestations
 * @param when filters by the date on which it was claimed
 * @param byNewest sorts by it
 */
public record Attribution(@BsonId String id, String incident, List<String> accused, @Nullable String accusedAsStated,
		@Nullable String claimant, @Nullable StandardOfProof standardOfProof, @Nullable FuzzyDate claimed,
		@Nullable String document, @Nullable String finding, List<Contestation> contestations, Provenance provenance,
		RecordInfo record, boolean contested, Span when, String byNewest) {

	static final Order NEWEST_FIRST = Order.descending("CLAIMED_NEWEST_FIRST", "byNewest");

	public static final View<Attribution> ALL = View.of("attributions", Attribution.class)
		.orders(NEWEST_FIRST)
		.filter("accused", "accused")
		.filter("claimants", "claimant")
		.filter("incidents", "incident")
		.filter("proofLevels", "standardOfProof.level")
		.filter("contested", "contested")
		.filter("claimed", "when.touches")
		.filteredChildren("incident", NEWEST_FIRST)
		.children("claimant", NEWEST_FIRST)
		.children("document", NEWEST_FIRST)
		.children("finding", NEWEST_FIRST);

	static Attribution of(String id, AttributionEntry entry, RecordInfo info) {
		Span when = Span.of(entry.claimed());
		return new Attribution(id, entry.incident(), entry.accused(), entry.accusedAsStated(), entry.claimant(),
				StandardOfProof.of(entry.standardOfProof()), entry.claimed(), entry.document(), entry.finding(),
				entry.contestations().stream().map((each) -> Contestation.of(id, each)).toList(), entry.provenance(),
				info, !entry.contestations().isEmpty(), when, SortKey.of(when.newest(), id));
	}

}
