package sijill.platform.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import sijill.platform.entry.Entries;
import sijill.platform.record.EntityKey;
import sijill.platform.record.Revision;
import sijill.platform.record.RevisionLog;
import sijill.platform.view.Generation;
import sijill.platform.view.Row;
import sijill.platform.view.View;
import sijill.platform.view.ViewStore;

/**
 * Turns revisions into rows. What it writes depends on the log alone, so a rebuild gives
 * the same bytes, whoever projected how much at a time.
 */
final class Projection {

	private static final int BATCH = 1_000;

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
		writeTogether(writer, changes.plainRows());
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

	/**
	 * Most of the time of a batch is spent on waiting for the journal, once for each
	 * view.
	 */
	private static void writeTogether(RowWriter writer, Map<View<?>, Map<String, Row>> rows) {
		List<Future<?>> writes = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			rows.forEach((view, batch) -> writes.add(threads.submit(() -> writer.write(view, batch.values()))));
			for (Future<?> write : writes) {
				write.get();
			}
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while rows are written", ex);
		}
	}

}
