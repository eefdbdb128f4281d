package sijill.incidents.attribution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import sijill.platform.entry.EntryKind;
import sijill.platform.entry.Problems;
import sijill.platform.entry.RecordInfo;
import sijill.platform.entry.Rows;
import sijill.platform.view.View;

/**
 * What is recorded of attributions.
 */
public final class AttributionEntries implements EntryKind<AttributionEntry> {

	/**
	 * The rows that they become.
	 */
	public static final List<View<?>> VIEWS = List.of(Attribution.ALL, Accusation.ALL, Contestation.ALL);

	@Override
	public String name() {
		return "attribution";
	}

	@Override
	public Class<AttributionEntry> type() {
		return AttributionEntry.class;
	}

	/**
	 * A claim may be older than the attack, which somebody may have foretold, and a
	 * denial older than the claim: no dates are in the wrong order here.
	 */
	@Override
	public void check(String id, AttributionEntry entry, Problems problems) {
		if (entry.accused().isEmpty() && entry.accusedAsStated() == null) {
			problems.reject("accused", "must name somebody, or else 'accusedAsStated'");
		}
		Set<String> accused = new HashSet<>();
		for (int i = 0; i < entry.accused().size(); i++) {
			if (!accused.add(entry.accused().get(i))) {
				problems.reject("accused[%d]".formatted(i), "is named twice");
			}
		}
		Set<String> contestations = new HashSet<>();
		for (int i = 0; i < entry.contestations().size(); i++) {
			if (!contestations.add(entry.contestations().get(i).id())) {
				problems.reject("contestations[%d].id".formatted(i), "is there twice");
			}
		}
		problems.mustExist("incident", "incident", entry.incident());
		problems.mustExist("finding", "finding", entry.finding());
	}

	@Override
	public void rows(String id, AttributionEntry entry, RecordInfo info, Rows rows) {
		Attribution attribution = Attribution.of(id, entry, info);
		rows.entry(Attribution.ALL, attribution);
		attribution.accused().forEach((accused) -> rows.link(Accusation.ALL, Accusation.of(attribution, accused)));
		attribution.contestations().forEach((contestation) -> rows.link(Contestation.ALL, contestation));
	}

}
