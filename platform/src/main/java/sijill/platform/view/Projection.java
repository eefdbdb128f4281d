package sijill.platform.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import sijill.platform.entry.Entries;
import sijill.platform.entry.EntryKind;
import sijill.platform.entry.RecordInfo;
import sijill.platform.entry.Rows;
import sijill.platform.record.EntityKey;
import sijill.platform.record.Revision;
import sijill.platform.record.RevisionLog;

/**
 * Turns revisions into rows. What it writes depends on the log alone, so a rebuild gives
 * the same bytes, whoever projected how much at a time.
 */
final class Projection {

	private static final int BATCH = 500;

	private final RevisionLog log;

	private final ReadModel model;

	private final Entries entries;

	private final ViewStore store;

	private final Steps steps;

	Projection(RevisionLog log, ReadModel model, Entries entries, ViewStore store, Steps steps) {
		this.log = log;
		this.model = model;
		this.entries = entries;
		this.store = store;
		this.steps = steps;
	}

	/**
	 * Projects the next revisions after a number and moves the checkpoint.
	 * @return the number of the last one, or the same number where there is none
	 */
	long advance(Generation generation, long position) {
		List<Revision> revisions = this.log.after(position, BATCH);
		if (revisions.isEmpty()) {
			return position;
		}
		this.steps.reached(Steps.Step.REVISIONS_READ);
		Map<View<?>, Map<String, Row>> rows = new LinkedHashMap<>();
		Map<Derivation<?>, Map<String, Long>> targets = new LinkedHashMap<>();
		Map<EntityKey, Map<Integer, Revision>> replaced = this.log.replacedBy(revisions);
		for (Revision revision : revisions) {
			Revision before = replaced.getOrDefault(revision.entity(), Map.of()).get(revision.version() - 1);
			collect(revision, before, rows, targets);
		}
		Set<View<?>> derived = new LinkedHashSet<>(this.model.derivations().stream().map(Derivation::view).toList());
		rows.forEach((view, batch) -> {
			if (!derived.contains(view)) {
				write(generation, view, batch.values());
			}
		});
		this.steps.reached(Steps.Step.ROWS_WRITTEN);
		for (Derivation<?> derivation : this.model.derivations()) {
			derive(generation, derivation, rows.getOrDefault(derivation.view(), Map.of()),
					targets.getOrDefault(derivation, Map.of()));
		}
		this.steps.reached(Steps.Step.DERIVED_WRITTEN);
		long last = revisions.getLast().number();
		this.store.moveTo(generation, last);
		this.steps.reached(Steps.Step.CHECKPOINT_MOVED);
		return last;
	}

	private void collect(Revision revision, @Nullable Revision before, Map<View<?>, Map<String, Row>> rows,
			Map<Derivation<?>, Map<String, Long>> targets) {
		Map<View<?>, Map<String, Row>> now = rowsOf(revision);
		if (before != null) {
			rowsOf(before).forEach((view, old) -> old.keySet().forEach((id) -> {
				if (!now.getOrDefault(view, Map.of()).containsKey(id)) {
					rows.computeIfAbsent(view, (key) -> new LinkedHashMap<>()).put(id, Row.gone(id, revision.number()));
				}
			}));
		}
		now.forEach((view, batch) -> rows.computeIfAbsent(view, (key) -> new LinkedHashMap<>()).putAll(batch));
		for (Derivation<?> derivation : this.model.derivations()) {
			Map<String, Long> numbers = targets.computeIfAbsent(derivation, (key) -> new LinkedHashMap<>());
			derivation.targets(this.entries.entry(revision)).forEach((id) -> numbers.put(id, revision.number()));
			if (before != null) {
				derivation.targets(this.entries.entry(before)).forEach((id) -> numbers.put(id, revision.number()));
			}
			now.getOrDefault(derivation.view(), Map.of()).keySet().forEach((id) -> numbers.put(id, revision.number()));
		}
	}

	private Map<View<?>, Map<String, Row>> rowsOf(Revision revision) {
		RowCollector collector = new RowCollector(this.store, revision);
		EntryKind<?> kind = Objects.requireNonNull(this.entries.kind(revision.entity().kind()));
		collect(kind, revision, collector);
		return collector.rows;
	}

	private <T> void collect(EntryKind<T> kind, Revision revision, Rows rows) {
		kind.rows(revision.entity().id(), kind.type().cast(this.entries.entry(revision)), RecordInfo.of(revision),
				rows);
	}

	private void write(Generation generation, View<?> view, Collection<Row> rows) {
		MongoCollection<BsonDocument> collection = this.store.writable(view, generation);
		List<Row> fresh = rows.stream().filter(Row::fresh).toList();
		List<Row> rest = new ArrayList<>(rows.stream().filter((row) -> !row.fresh()).toList());
		if (!fresh.isEmpty()) {
			try {
				collection.insertMany(fresh.stream().map(Row::document).toList(),
						new InsertManyOptions().ordered(false));
			}
			catch (MongoBulkWriteException ex) {
				duplicates(ex).forEach((error) -> rest.add(fresh.get(error.getIndex())));
			}
		}
		if (!rest.isEmpty()) {
			List<WriteModel<BsonDocument>> writes = new ArrayList<>();
			rest.forEach((row) -> writes.add(new ReplaceOneModel<>(
					Filters.and(Filters.eq("_id", row.id()), Filters.lt(Row.NUMBER, row.number())), row.document(),
					new ReplaceOptions().upsert(true))));
			try {
				collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
			}
			catch (MongoBulkWriteException ex) {
				duplicates(ex);
			}
		}
	}

	/**
	 * Those of the errors that say the row is there, as late or later; any other error is
	 * thrown.
	 */
	private static List<BulkWriteError> duplicates(MongoBulkWriteException ex) {
		boolean others = ex.getWriteConcernError() != null || ex.getWriteErrors()
			.stream()
			.anyMatch((error) -> ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY);
		if (others) {
			throw ex;
		}
		return ex.getWriteErrors();
	}

	private <T> void derive(Generation generation, Derivation<T> derivation, Map<String, Row> batch,
			Map<String, Long> targets) {
		View<T> view = derivation.view();
		Map<String, T> values = new LinkedHashMap<>();
		Map<String, Boolean> listed = new HashMap<>();
		List<String> stored = targets.keySet().stream().filter((id) -> !batch.containsKey(id)).toList();
		if (!stored.isEmpty()) {
			for (BsonDocument row : this.store.writable(view, generation).find(Filters.in("_id", stored))) {
				if (row.containsKey(Row.AUDIENCE)) {
					String id = row.getString("_id").getValue();
					values.put(id, this.store.decode(view, row));
					listed.put(id, row.getBoolean(Row.LISTED).getValue());
				}
			}
		}
		List<Row> rows = new ArrayList<>();
		batch.forEach((id, row) -> {
			if (row.value() != null) {
				values.put(id, view.type().cast(row.value()));
				listed.put(id, row.document().getBoolean(Row.LISTED).getValue());
			}
			else {
				rows.add(row);
			}
		});
		derivation.complete(values, new Reading(generation)).forEach((id, value) -> {
			Row own = batch.get(id);
			rows.add(Row.of(this.store.encode(view, value), value, Objects.requireNonNull(targets.get(id)),
					own != null && own.fresh(), Boolean.TRUE.equals(listed.get(id))));
		});
		write(generation, view, rows);
	}

	/**
	 * The rows that one revision puts.
	 */
	private static final class RowCollector implements Rows {

		private final ViewStore store;

		private final Revision revision;

		private final Map<View<?>, Map<String, Row>> rows = new LinkedHashMap<>();

		RowCollector(ViewStore store, Revision revision) {
			this.store = store;
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
			Row row = Row.of(this.store.encode(view, value), value, this.revision.number(),
					this.revision.version() == 1, listed);
			this.rows.computeIfAbsent(view, (key) -> new LinkedHashMap<>()).put(row.id(), row);
		}

	}

	/**
	 * What derivations read: the public, listed rows of the generation that is written.
	 */
	private final class Reading implements Derivation.Current {

		private final Generation generation;

		Reading(Generation generation) {
			this.generation = generation;
		}

		@Override
		public <R> List<R> rows(View<R> view, String field, Collection<String> values) {
			List<R> rows = new ArrayList<>();
			if (!values.isEmpty()) {
				Projection.this.store.writable(view, this.generation)
					.find(Filters.and(Filters.in(field, values), Filters.eq(Row.AUDIENCE, new BsonString(Row.PUBLIC)),
							Filters.eq(Row.LISTED, true)))
					.sort(Sorts.ascending("_id"))
					.forEach((row) -> rows.add(Projection.this.store.decode(view, row)));
			}
			return rows;
		}

	}

}
