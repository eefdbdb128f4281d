package sijill.platform.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.BsonDocument;
import sijill.platform.view.Generation;
import sijill.platform.view.Row;
import sijill.platform.view.View;
import sijill.platform.view.ViewStore;
import sijill.platform.view.Visibility;

/**
 * Writes rows that are completed from the current rows of other views. A row carries the
 * number of the last revision that says something of it, itself or through others, so of
 * two projectors the one that has seen less never wins.
 */
final class DerivedRows {

	private final ReadModel model;

	private final ViewStore store;

	private final Generation generation;

	private final RowWriter writer;

	DerivedRows(ReadModel model, ViewStore store, Generation generation, RowWriter writer) {
		this.model = model;
		this.store = store;
		this.generation = generation;
		this.writer = writer;
	}

	/**
	 * Derives anew.
	 * @param own what the revisions themselves say of rows of this view
	 * @param targets the rows to derive, with the number of the revision to write
	 */
	<T> void write(Derivation<T> derivation, Map<String, Row> own, Map<String, Long> targets) {
		View<T> view = derivation.view();
		Map<String, T> values = new LinkedHashMap<>();
		Set<String> listed = new HashSet<>();
		List<Row> rows = new ArrayList<>();
		own.forEach((id, row) -> {
			if (row.value() == null) {
				rows.add(row);
				return;
			}
			values.put(id, view.type().cast(row.value()));
			if (row.listed()) {
				listed.add(id);
			}
		});
		List<String> others = targets.keySet().stream().filter((id) -> !own.containsKey(id)).toList();
		if (!others.isEmpty()) {
			for (BsonDocument stored : this.store.writable(view, this.generation)
				.find(Filters.in("_id", others))
				.batchSize(others.size() + 1)) {
				String id = stored.getString("_id").getValue();
				if (stored.containsKey(Row.AUDIENCE)) {
					values.put(id, this.store.decode(view, stored));
				}
				if (Row.listed(stored)) {
					listed.add(id);
				}
			}
		}
		derivation.complete(values, new Reading()).forEach((id, value) -> {
			Row before = own.get(id);
			rows.add(Row.of(this.store.encode(view, value), value, Objects.requireNonNull(targets.get(id)),
					before != null && before.fresh(), listed.contains(id)));
		});
		this.writer.write(view, rows);
	}

	/**
	 * What derivations read: the public, listed rows of the generation that is written.
	 */
	private final class Reading implements Derivation.Current {

		@Override
		public <R> List<R> rows(View<R> view, String field, Collection<String> values) {
			if (DerivedRows.this.model.derivations().stream().anyMatch((each) -> each.view() == view)) {
				throw new IllegalArgumentException("'%s' is derived itself".formatted(view));
			}
			List<R> rows = new ArrayList<>();
			if (!values.isEmpty()) {
				DerivedRows.this.store.writable(view, DerivedRows.this.generation)
					.find(Filters.and(Filters.in(field, values), Visibility.listed()))
					.sort(Sorts.ascending("_id"))
					.forEach((row) -> rows.add(DerivedRows.this.store.decode(view, row)));
			}
			return rows;
		}

	}

}
