package sijill.platform.imports;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import sijill.platform.imports.LineBatches.Line;
import sijill.platform.imports.LineReader.RawLine;
import sijill.platform.imports.Parsed.Candidate;
import sijill.platform.imports.Parsed.Reference;
import sijill.platform.imports.Staging.Waiting;
import sijill.platform.record.EntityKey;

/**
 * The lines of one import that wait for its end, since they refer to entries that were
 * not there yet: the lines on disk, what they miss in the database.
 */
final class Waitlist implements AutoCloseable {

	private static final int GROUP = 500;

	private final Staging.Factory stagings;

	private final PutOff lines = new PutOff();

	private @Nullable Staging staging;

	Waitlist(Staging.Factory stagings) {
		this.stagings = stagings;
	}

	/**
	 * Those of the entities of which a line waits: what comes of them later must wait
	 * behind it.
	 */
	Set<EntityKey> waiting(Collection<EntityKey> entities) {
		return (this.staging != null) ? this.staging.entities(entities) : Set.of();
	}

	/**
	 * Puts lines off.
	 * @param known what is there of that to which they refer
	 */
	void add(List<Line> candidates, Set<EntityKey> known) throws IOException {
		if (candidates.isEmpty()) {
			return;
		}
		List<Waiting> waiting = new ArrayList<>();
		for (Line each : candidates) {
			Candidate candidate = (Candidate) each.parsed();
			this.lines.add(each.raw());
			waiting.add(Waiting.of(candidate,
					candidate.references()
						.stream()
						.filter((reference) -> !known.contains(reference.entity()))
						.toList()));
		}
		open().add(waiting);
	}

	private Staging open() {
		Staging open = this.staging;
		if (open == null) {
			open = this.stagings.open();
			this.staging = open;
		}
		return open;
	}

	/**
	 * Takes out the lines that miss something which neither is there nor comes with
	 * another line that waits, and those that miss what was taken out, and so on.
	 * @param existing finds those of some entities that are in the record
	 */
	void rejectWhatMisses(Function<Collection<EntityKey>, Set<EntityKey>> existing, Rejecting rejecting)
			throws IOException {
		if (this.staging == null) {
			return;
		}
		long last = 0;
		List<Waiting> next = this.staging.after(last, GROUP);
		while (!next.isEmpty()) {
			last = next.getLast().line();
			Set<EntityKey> misses = new HashSet<>();
			next.forEach((line) -> line.misses().forEach((miss) -> misses.add(miss.entity())));
			Set<EntityKey> there = new HashSet<>(existing.apply(misses));
			there.addAll(this.staging.coming(misses));
			misses.removeAll(there);
			cascade(this.staging, next, misses, existing, rejecting);
			next = this.staging.after(last, GROUP);
		}
	}

	/**
	 * Rejects what misses the dead, then what misses those that died with it. The stack
	 * holds what is left to look at: a group of entities for each level.
	 */
	private static void cascade(Staging staging, List<Waiting> lines, Set<EntityKey> dead,
			Function<Collection<EntityKey>, Set<EntityKey>> existing, Rejecting rejecting) throws IOException {
		Deque<Set<EntityKey>> stack = new ArrayDeque<>();
		Set<EntityKey> died = reject(staging, lines, dead, existing, rejecting);
		if (!died.isEmpty()) {
			stack.push(died);
		}
		while (!stack.isEmpty()) {
			Set<EntityKey> top = stack.pop();
			List<Waiting> missing = staging.missing(top, GROUP);
			if (missing.size() == GROUP) {
				stack.push(top);
			}
			died = reject(staging, missing, top, existing, rejecting);
			if (!died.isEmpty()) {
				stack.push(died);
			}
		}
	}

	/**
	 * Rejects those of the lines that miss one of the dead.
	 * @return the entities that no line makes any more, and that are not in the record
	 */
	private static Set<EntityKey> reject(Staging staging, List<Waiting> lines, Set<EntityKey> dead,
			Function<Collection<EntityKey>, Set<EntityKey>> existing, Rejecting rejecting) throws IOException {
		List<Waiting> rejected = new ArrayList<>();
		Set<EntityKey> died = new HashSet<>();
		for (Waiting line : lines) {
			for (Reference miss : line.misses()) {
				if (dead.contains(miss.entity())) {
					rejecting.reject(line, miss);
					rejected.add(line);
					died.add(line.entity());
					break;
				}
			}
		}
		staging.remove(rejected);
		died.removeAll(staging.coming(died));
		died.removeAll(existing.apply(died));
		return died;
	}

	/**
	 * Gives the lines that were not taken out, in their order, in groups.
	 */
	void forEachGroup(PutOff.GroupConsumer consumer) throws IOException {
		Staging open = this.staging;
		if (open != null) {
			this.lines.forEachGroup(GROUP, (raws) -> {
				Set<Long> left = open.stillIn(raws.stream().map(RawLine::number).toList());
				consumer.accept(raws.stream().filter((raw) -> left.contains(raw.number())).toList());
			});
		}
	}

	@Override
	public void close() throws IOException {
		try (this.lines) {
			if (this.staging != null) {
				this.staging.close();
			}
		}
	}

	/**
	 * Is told of every line that is taken out.
	 */
	interface Rejecting {

		void reject(Waiting line, Reference miss) throws IOException;

	}

}
