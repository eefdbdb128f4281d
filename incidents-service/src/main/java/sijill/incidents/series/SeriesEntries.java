package sijill.incidents.series;

import java.util.List;

import sijill.platform.entry.EntryKind;
import sijill.platform.entry.RecordInfo;
import sijill.platform.entry.Rows;
import sijill.platform.view.View;

/**
 * What is recorded of series.
 */
public final class SeriesEntries implements EntryKind<SeriesEntry> {

	/**
	 * The rows that they become.
	 */
	public static final List<View<?>> VIEWS = List.of(IncidentSeries.ALL);

	@Override
	public String name() {
		return "series";
	}

	@Override
	public Class<SeriesEntry> type() {
		return SeriesEntry.class;
	}

	@Override
	public void rows(String id, SeriesEntry entry, RecordInfo info, Rows rows) {
		rows.entry(IncidentSeries.ALL, IncidentSeries.of(id, entry, info));
	}

}
