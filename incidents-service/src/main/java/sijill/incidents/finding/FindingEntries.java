package sijill.incidents.finding;

import java.util.List;

import sijill.incidents.incident.IncidentReferences;
import sijill.platform.entry.EntryKind;
import sijill.platform.entry.Problems;
import sijill.platform.entry.RecordInfo;
import sijill.platform.entry.Rows;
import sijill.platform.view.View;

/**
 * What is recorded of findings.
 */
public final class FindingEntries implements EntryKind<FindingEntry> {

	/**
	 * The rows that they become.
	 */
	public static final List<View<?>> VIEWS = List.of(Finding.ALL, FindingIncident.ALL);

	@Override
	public String name() {
		return "finding";
	}

	@Override
	public Class<FindingEntry> type() {
		return FindingEntry.class;
	}

	@Override
	public void check(String id, FindingEntry entry, Problems problems) {
		problems.mustExist("investigation", "investigation", entry.investigation());
		IncidentReferences.check(entry.incidents(), problems);
	}

	@Override
	public void rows(String id, FindingEntry entry, RecordInfo info, Rows rows) {
		Finding finding = Finding.of(id, entry, info);
		rows.entry(Finding.ALL, finding);
		for (int i = 0; i < entry.incidents().size(); i++) {
			rows.link(FindingIncident.ALL, FindingIncident.of(finding, i, entry.incidents().get(i)));
		}
	}

}
