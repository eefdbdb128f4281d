package sijill.platform.projection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import sijill.platform.entry.Entries;
import sijill.platform.entry.EntryKind;
import sijill.platform.entry.RecordInfo;
import sijill.platform.entry.Rows;
import sijill.platform.record.Revision;
import sijill.platform.view.Row;
import sijill.platform.view.View;
import sijill.platform.view.ViewStore;

/**
 * What a batch of revisions does to the rows: the last revision that says something of a
 * row wins.
 */
final class Changes {

	private final ReadModel model;

	private final Entries entries;

	private final ViewStore store;

	private final Map<View<?>, Map<String, Row>> rows = new LinkedHashMap<>();

	private final Map<Derivation<?>, Map<String, Long>> targets = new LinkedHashMap<>();

	Changes(ReadModel model, Entries entries, ViewStore store) {
		this.model = model;
		this.entries = entries;
		this.store = store;
	}

	/**
	 * Adds the next revision, and what it replaced.
	 */
	void add(Revision revision, @Nullable Revision before) {
		Object entry = this.entries.entry(revision);
		Map<View<?>, Map<String, Row>> now = rowsOf(revision, entry);
		if (before != null) {
			Object replaced = this.entries.entry(before);
			aim(replaced, revision.number());
			rowsOf(before, replaced).forEach((view, old) -> old.keySet().forEach((id) -> {
				if (!now.getOrDefault(view, Map.of()).containsKey(id)) {
					put(view, Row.gone(id, revision.number()));
				}
			}));
		}
		now.forEach((view, batch) -> batch.values().forEach((row) -> put(view, row)));
		aim(entry, revision.number());
		for (Derivation<?> derivation : this.model.derivations()) {
			now.getOrDefault(derivation.view(), Map.of())
				.keySet()
				.forEach((id) -> aim(derivation, id, revision.number()));
		}
	}

	/**
	 * The rows of the views that nothing is derived for.
	 */
	Map<View<?>, Map<String, Row>> plainRows() {
		Map<View<?>, Map<String, Row>> plain = new LinkedHashMap<>(this.rows);
		this.model.derivations().forEach((derivation) -> plain.remove(derivation.view()));
		return plain;
	}

	Map<String, Row> rows(View<?> view) {
		return this.rows.getOrDefault(view, Map.of());
	}

	/**
	 * The rows to derive anew, each with the number of the last revision that is a reason
	 * to.
	 */
	Map<String, Long> targets(Derivation<?> derivation) {
		return this.targets.getOrDefault(derivation, Map.of());
	}

	private void put(View<?> view, Row row) {
		this.rows.computeIfAbsent(view, (key) -> new LinkedHashMap<>()).put(row.id(), row);
	}

	private void aim(Object entry, long number) {
		for (Derivation<?> derivation : this.model.derivations()) {
			derivation.targets(entry).forEach((id) -> aim(derivation, id, number));
		}
	}

	private void aim(Derivation<?> derivation, String id, long number) {
		this.targets.computeIfAbsent(derivation, (key) -> new LinkedHashMap<>()).put(id, number);
	}

	private Map<View<?>, Map<String, Row>> rowsOf(Revision revision, Object entry) {
		Collector collector = new Collector(revision);
		collect(Objects.requireNonNull(this.entries.kind(revision.entity().kind())), revision, entry, collector);
		return collector.rows;
	}

	private static <T> void collect(EntryKind<T> kind, Revision revision, Object entry, Rows rows) {
		kind.rows(revision.entity().id(), kind.type().cast(entry), RecordInfo.of(revision), rows);
	}

	/**
	 * The rows that one revision puts.
	 */
	private final class Collector implements Rows {

		private final Revision revision;

		private final Map<View<?>, Map<String, Row>> rows = new LinkedHashMap<>();

		Collector(Revision revision) {
			this.revision = revision;
		}

		@Override
		public <T> void entry(View<T> view, T row) {
			put(view, row, this.revision.withdrawn() == null);
		}

		@Override
		public <T> void link(View<T> view, T row) {
			if (this.revision.withdrawn() == null) {
				put(view, row, true);
			}
		}

		private <T> void put(View<T> view, T value, boolean listed) {
			Row row = Row.of(Changes.this.store.encode(view, value), value, this.revision.number(),
					this.revision.version() == 1, listed);
			this.rows.computeIfAbsent(view, (key) -> new LinkedHashMap<>()).put(row.id(), row);
		}

	}

}
