package sijill.platform.projection;

import java.util.List;
import java.util.Map;

import sijill.platform.entry.Entries;
import sijill.platform.record.EntityKey;
import sijill.platform.record.Revision;
import sijill.platform.record.RevisionLog;
import sijill.platform.view.Generation;
import sijill.platform.view.ViewStore;

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

	private final int batch;

	Projection(RevisionLog log, ReadModel model, Entries entries, ViewStore store) {
		this(log, model, entries, store, Steps.NONE, BATCH);
	}

	Projection(RevisionLog log, ReadModel model, Entries entries, ViewStore store, Steps steps, int batch) {
		this.log = log;
		this.model = model;
		this.entries = entries;
		this.store = store;
		this.steps = steps;
		this.batch = batch;
	}

	/**
	 * Projects the next revisions after a number and moves the checkpoint.
	 * @return the number of the last one, or the same number where there is none
	 */
	long advance(Generation generation, long position) {
		List<Revision> revisions = this.log.after(position, this.batch);
		if (revisions.isEmpty()) {
			return position;
		}
		this.steps.reached(Steps.Step.REVISIONS_READ);
		Map<EntityKey, Map<Integer, Revision>> replaced = this.log.replacedBy(revisions);
		Changes changes = new Changes(this.model, this.entries, this.store);
		for (Revision revision : revisions) {
			changes.add(revision, replaced.getOrDefault(revision.entity(), Map.of()).get(revision.version() - 1));
		}
		RowWriter writer = new RowWriter(this.store, generation);
		changes.plainRows().forEach((view, rows) -> writer.write(view, rows.values()));
		this.steps.reached(Steps.Step.ROWS_WRITTEN);
		DerivedRows derived = new DerivedRows(this.model, this.store, generation, writer);
		for (Derivation<?> derivation : this.model.derivations()) {
			derived.write(derivation, changes.rows(derivation.view()), changes.targets(derivation));
		}
		this.steps.reached(Steps.Step.DERIVED_WRITTEN);
		long last = revisions.getLast().number();
		this.store.moveTo(generation, last);
		this.steps.reached(Steps.Step.CHECKPOINT_MOVED);
		return last;
	}

}
