package sijill.organizations.organization;

import java.util.List;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.platform.date.FuzzyDate;
import sijill.platform.entry.Provenance;
import sijill.platform.entry.RecordInfo;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * An organization as it is read.
 *
 * @param foldedNames every name in the form in which a prefix is looked for
 * @param byName sorts by the official name
 * @param byRecorded sorts by the time of the first record
 */
public record Organization(@BsonId String id, List<OrganizationName> names, OrganizationKind kind,
		@Nullable String country, @Nullable String website, @Nullable FuzzyDate established,
		@Nullable FuzzyDate dissolved, @Nullable String parent, Provenance provenance, RecordInfo record,
		List<String> foldedNames, String byName, String byRecorded) {

	static final Order NAME = Order.ascending("NAME", "byName");

	static final Order RECORDED_NEWEST_FIRST = Order.descending("RECORDED_NEWEST_FIRST", "byRecorded");

	/**
	 * How many organizations a name prefix may match, and how many may be within others:
	 * they are sorted after they were found.
	 */
	static final int MOST_SORTED = 1_000;

	static final View<Organization> ALL = View.of("organizations", Organization.class)
		.orders(NAME, RECORDED_NEWEST_FIRST)
		.filter("kinds", "kind")
		.filter("countries", "country")
		.sortingFilter("namePrefix", "foldedNames", MOST_SORTED)
		.sortingFilter("within", "_id", MOST_SORTED)
		.children("parent", NAME);

	static Organization of(String id, OrganizationEntry entry, RecordInfo info) {
		return new Organization(id, entry.names(), entry.kind(), entry.country(), entry.website(), entry.established(),
				entry.dissolved(), entry.parent(), entry.provenance(), info,
				entry.names().stream().map((name) -> FoldedText.of(name.text())).distinct().toList(),
				SortKey.of(FoldedText.of(DisplayName.official(entry.names())), id), SortKey.of(info.recorded(), id));
	}

}
