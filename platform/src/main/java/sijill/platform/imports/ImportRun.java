package sijill.platform.imports;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sijill.platform.imports.LineBatches.Line;
import sijill.platform.imports.Parsed.Candidate;
import sijill.platform.imports.Parsed.Reference;
import sijill.platform.projection.Projector;
import sijill.platform.record.Base;
import sijill.platform.record.EntityKey;

/**
 * One import: reads line after line, records what is right in groups, and puts off the
 * lines that refer to entries which are not there yet.
 */
final class ImportRun {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final LineParser parser;

	private final EntryWriter writer;

	private final Projector projector;

	private final Waitlist waitlist;

	private final Results results;

	private long lines;

	private long recorded;

	private long unchanged;

	private long position;

	ImportRun(LineParser parser, EntryWriter writer, Projector projector, Waitlist waitlist, Results results) {
		this.parser = parser;
		this.writer = writer;
		this.projector = projector;
		this.waitlist = waitlist;
		this.results = results;
	}

	/**
	 * Records the lines that refer to nothing that is not there yet.
	 */
	void recordWhatIsComplete(LineBatches batches) throws IOException, InterruptedException {
		List<Line> batch = batches.next();
		while (!batch.isEmpty()) {
			Map<EntityKey, Line> group = new LinkedHashMap<>();
			for (Line line : batch) {
				this.lines++;
				switch (line.parsed()) {
					case Parsed.Bad bad -> this.results.reject(bad.rejection());
					case Candidate candidate -> {
						if (group.containsKey(candidate.entity())) {
							recordWhatIsComplete(group);
							group.clear();
						}
						group.put(candidate.entity(), line);
					}
				}
			}
			recordWhatIsComplete(group);
			this.results.flush();
			batch = batches.next();
		}
	}

	private void recordWhatIsComplete(Map<EntityKey, Line> group) throws IOException {
		Map<EntityKey, Candidate> complete = new LinkedHashMap<>();
		group.forEach((entity, line) -> complete.put(entity, (Candidate) line.parsed()));
		Set<EntityKey> asked = references(complete.values());
		asked.addAll(group.keySet());
		Map<EntityKey, Base> bases = this.writer.bases(asked);
		complete.keySet().removeAll(this.waitlist.waiting(group.keySet()));
		boolean removed = true;
		while (removed) {
			removed = complete.values()
				.removeIf((candidate) -> candidate.references()
					.stream()
					.map(Reference::entity)
					.anyMatch((entity) -> !bases.containsKey(entity)
							&& (entity.equals(candidate.entity()) || !complete.containsKey(entity))));
		}
		this.waitlist.add(group.entrySet()
			.stream()
			.filter((each) -> !complete.containsKey(each.getKey()))
			.map(Map.Entry::getValue)
			.toList(), bases.keySet());
		write(complete.values(), bases);
	}

	/**
	 * Records of the lines put off those that refer, directly or through each other, to
	 * entries that are there, and rejects the rest.
	 */
	void recordWhatWaits() throws IOException {
		this.waitlist.rejectWhatMisses((entities) -> this.writer.bases(entities).keySet(), (line, miss) -> {
			this.results.reject(
					Rejection
						.of(line.line(), miss.field(),
								"refers to the %s '%s', which does not exist".formatted(miss.entity().kind(),
										miss.entity().id()))
						.about(line.entity().kind(), line.entity().id()));
		});
		this.results.flush();
		this.waitlist.forEachGroup(
				(raws) -> writeInTurn(raws.stream().map(this.parser::parse).map(Candidate.class::cast).toList()));
	}

	/**
	 * Writes lines of which several may be of one entry, in their order.
	 */
	private void writeInTurn(List<Candidate> candidates) throws IOException {
		Map<EntityKey, Candidate> turn = new LinkedHashMap<>();
		for (Candidate candidate : candidates) {
			if (turn.containsKey(candidate.entity())) {
				write(turn.values(), this.writer.bases(turn.keySet()));
				turn.clear();
			}
			turn.put(candidate.entity(), candidate);
		}
		write(turn.values(), this.writer.bases(turn.keySet()));
	}

	private void write(Collection<Candidate> candidates, Map<EntityKey, Base> bases) throws IOException {
		if (candidates.isEmpty()) {
			return;
		}
		for (EntryWriter.Outcome outcome : this.writer.write(candidates, bases)) {
			switch (outcome) {
				case EntryWriter.Outcome.Recorded done -> {
					this.recorded++;
					this.position = Math.max(this.position, done.number());
				}
				case EntryWriter.Outcome.Unchanged _ -> this.unchanged++;
				case EntryWriter.Outcome.Refused refused -> this.results.reject(refused.rejection());
			}
		}
		this.projector.wake();
	}

	/**
	 * Waits until readers see what was written.
	 */
	Totals totals() throws InterruptedException {
		this.projector.await(this.position, PATIENCE);
		return new Totals(this.lines, this.recorded, this.unchanged, this.results.rejected(),
				Math.max(this.position, this.projector.position()));
	}

	private static Set<EntityKey> references(Collection<Candidate> candidates) {
		Set<EntityKey> references = new HashSet<>();
		candidates
			.forEach((candidate) -> candidate.references().forEach((reference) -> references.add(reference.entity())));
		return references;
	}

}
