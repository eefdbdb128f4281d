package sijill.incidents.incident;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sijill.incidents.incident.CasualtyEstimate.IntRange;
import sijill.incidents.incident.Location.LocationPrecision;
import sijill.platform.entry.EntryKind;
import sijill.platform.entry.Problems;
import sijill.platform.entry.RecordInfo;
import sijill.platform.entry.Rows;
import sijill.platform.view.View;

/**
 * What is recorded of incidents.
 */
public final class IncidentEntries implements EntryKind<IncidentEntry> {

	/**
	 * The rows that they become.
	 */
	public static final List<View<?>> VIEWS = List.of(Incident.ALL);

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	@Override
	public String name() {
		return "incident";
	}

	@Override
	public Class<IncidentEntry> type() {
		return IncidentEntry.class;
	}

	@Override
	public void check(String id, IncidentEntry entry, Problems problems) {
		check("location", entry.location(), problems);
		for (int i = 0; i < entry.otherPlaces().size(); i++) {
			check("otherPlaces[%d]".formatted(i), entry.otherPlaces().get(i), problems);
		}
		for (int i = 0; i < entry.casualties().size(); i++) {
			CasualtyEstimate estimate = entry.casualties().get(i);
			check("casualties[%d].killed".formatted(i), estimate.killed(), problems);
			check("casualties[%d].injured".formatted(i), estimate.injured(), problems);
		}
		problems.mustExist("series", "series", entry.series());
	}

	private static void check(String field, Location location, Problems problems) {
		if (!COUNTRIES.contains(location.country())) {
			problems.reject(field + ".country", "must be a country of ISO 3166-1, in two capital letters");
		}
		boolean located = location.precision() != LocationPrecision.NONE;
		if (located && location.point() == null) {
			problems.reject(field + ".point", "must be there, or the precision be NONE");
		}
		if (!located && location.point() != null) {
			problems.reject(field + ".point", "must not be there, since the precision is NONE");
		}
	}

	private static void check(String field, @Nullable IntRange range, Problems problems) {
		if (range != null && !range.ordered()) {
			problems.reject(field + ".min", "must not be more than 'max'");
		}
	}

	@Override
	public void rows(String id, IncidentEntry entry, RecordInfo info, Rows rows) {
		rows.entry(Incident.ALL, Incident.of(id, entry, info));
	}

}
