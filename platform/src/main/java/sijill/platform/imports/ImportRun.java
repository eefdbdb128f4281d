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

import sijill.platform.imports.LineReader.RawLine;
import sijill.platform.imports.Parsed.Candidate;
import sijill.platform.imports.Parsed.Reference;
import sijill.platform.projection.Projector;
import sijill.platform.record.Base;
import sijill.platform.record.EntityKey;

/**
 * One import: reads line after line, records what is right in groups, and puts off the
 * lines that refer to entries which are not there yet. Holds one group in memory, however
 * long the file is.
 */
final class ImportRun {

	private static final int GROUP = 500;

	private static final int GROUP_BYTES = 4 * 1024 * 1024;

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

	void recordWhatIsComplete(LineReader reader) throws IOException {
		Map<EntityKey, Candidate> group = new LinkedHashMap<>();
		Map<Candidate, RawLine> raws = new LinkedHashMap<>();
		long bytes = 0;
		RawLine raw = reader.next();
		while (raw != null) {
			this.lines++;
			switch (this.parser.parse(raw)) {
				case Parsed.Bad bad -> this.results.reject(bad.rejection());
				case Candidate candidate -> {
					if (group.containsKey(candidate.entity()) || group.size() == GROUP || bytes > GROUP_BYTES) {
						recordWhatIsComplete(group, raws);
						bytes = 0;
					}
					group.put(candidate.entity(), candidate);
					raws.put(candidate, raw);
					bytes += raw.bytes().length;
				}
			}
			raw = reader.next();
		}
		recordWhatIsComplete(group, raws);
	}

	private void recordWhatIsComplete(Map<EntityKey, Candidate> group, Map<Candidate, RawLine> raws)
			throws IOException {
		Set<EntityKey> asked = references(group.values());
		asked.addAll(group.keySet());
		Map<EntityKey, Base> bases = this.writer.bases(asked);
		Map<EntityKey, Candidate> complete = new LinkedHashMap<>(group);
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
		raws.keySet().removeAll(complete.values());
		this.waitlist.add(raws, bases.keySet());
		write(complete.values(), bases);
		group.clear();
		raws.clear();
		this.results.flush();
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
