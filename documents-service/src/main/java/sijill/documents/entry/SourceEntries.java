package sijill.documents.entry;

import sijill.documents.source.Source;
import sijill.platform.entry.EntryKind;
import sijill.platform.entry.RecordInfo;
import sijill.platform.entry.Rows;

/**
 * What is recorded of sources.
 */
public final class SourceEntries implements EntryKind<SourceEntry> {

	static final String KIND = "source";

	@Override
	public String name() {
		return KIND;
	}

	@Override
	public Class<SourceEntry> type() {
		return SourceEntry.class;
	}

	@Override
	public void rows(String id, SourceEntry entry, RecordInfo info, Rows rows) {
		rows.entry(Source.ALL, new Source(id, entry.title(), entry.url(), entry.kind(), entry.note()));
	}

}
