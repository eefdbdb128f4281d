package sijill.incidents.investigation;

import java.util.List;

import sijill.incidents.incident.IncidentReferences;
import sijill.platform.date.FuzzyDate;
import sijill.platform.entry.EntryKind;
import sijill.platform.entry.Problems;
import sijill.platform.entry.RecordInfo;
import sijill.platform.entry.Rows;
import sijill.platform.view.View;

/**
 * What is recorded of investigations.
 */
public final class InvestigationEntries implements EntryKind<InvestigationEntry> {

	/**
	 * The rows that they become.
	 */
	public static final List<View<?>> VIEWS = List.of(Investigation.ALL, InvestigationIncident.ALL);

	@Override
	public String name() {
		return "investigation";
	}

	@Override
	public Class<InvestigationEntry> type() {
		return InvestigationEntry.class;
	}

	@Override
	public void check(String id, InvestigationEntry entry, Problems problems) {
		if (FuzzyDate.certainlyBefore(entry.closed(), entry.opened())) {
			problems.reject("closed", "must not be before 'opened'");
		}
		IncidentReferences.check(entry.incidents(), problems);
	}

	@Override
	public void rows(String id, InvestigationEntry entry, RecordInfo info, Rows rows) {
		Investigation investigation = Investigation.of(id, entry, info);
		rows.entry(Investigation.ALL, investigation);
		for (int i = 0; i < entry.incidents().size(); i++) {
			rows.link(InvestigationIncident.ALL, InvestigationIncident.of(investigation, i, entry.incidents().get(i)));
		}
	}

}
