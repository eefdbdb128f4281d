package sijill.platform.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.MongoException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sijill.federation.ErrorCode;
import sijill.platform.imports.LineReader.RawLine;
import sijill.platform.imports.Parsed.Candidate;
import sijill.platform.record.EntityKey;
import sijill.platform.record.RecordUnavailableException;
import sijill.platform.view.Projector;

/**
 * Runs one import: reads line after line, records what is right in groups, and puts off
 * the lines that refer to entries which are not there yet. Holds one group in memory,
 * however long the file is.
 */
final class Importer {

	private static final Logger logger = LoggerFactory.getLogger(Importer.class);

	private static final int GROUP = 500;

	private static final int GROUP_BYTES = 4 * 1024 * 1024;

	private static final int LONGEST_LINE = 1024 * 1024;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final LineParser parser;

	private final EntryWriter writer;

	private final Projector projector;

	private final Staging.Factory stagings;

	Importer(LineParser parser, EntryWriter writer, Projector projector, Staging.Factory stagings) {
		this.parser = parser;
		this.writer = writer;
		this.projector = projector;
		this.stagings = stagings;
	}

	/**
	 * Imports all lines and answers with the rejections and the totals; an import that
	 * cannot go on says so in a last line with a code, and may be sent again whole.
	 */
	void run(InputStream in, Results results) throws IOException {
		Run run = new Run(results);
		try (PutOff putOff = new PutOff()) {
			run.firstPass(new LineReader(in, LONGEST_LINE), putOff);
			if (putOff.size() > 0) {
				try (Staging staging = this.stagings.open()) {
					run.secondPass(putOff, staging);
				}
			}
			results.totals(new Totals(run.lines, run.recorded, run.unchanged, results.rejected(), run.settle()));
		}
		catch (RecordUnavailableException | MongoException ex) {
			logger.error("An import was cut off after {} lines", run.lines, ex);
			results.reject(new Rejection(run.lines, null, null, null, ErrorCode.UNAVAILABLE,
					"The record cannot be written now; what was recorded stays, send the whole file again later"));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * The counts of one import.
	 */
	private final class Run {

		private final Results results;

		private long lines;

		private long recorded;

		private long unchanged;

		private long position;

		Run(Results results) {
			this.results = results;
		}

		void firstPass(LineReader reader, PutOff putOff) throws IOException {
			Map<EntityKey, Candidate> group = new LinkedHashMap<>();
			Map<EntityKey, RawLine> raws = new LinkedHashMap<>();
			long bytes = 0;
			RawLine raw = reader.next();
			while (raw != null) {
				this.lines++;
				switch (Importer.this.parser.parse(raw)) {
					case Parsed.Bad bad -> this.results.reject(bad.rejection());
					case Candidate candidate -> {
						if (group.containsKey(candidate.entity()) || group.size() == GROUP || bytes > GROUP_BYTES) {
							writeWhatIsComplete(group, raws, putOff);
							bytes = 0;
						}
						group.put(candidate.entity(), candidate);
						raws.put(candidate.entity(), raw);
						bytes += raw.bytes().length;
					}
				}
				raw = reader.next();
			}
			writeWhatIsComplete(group, raws, putOff);
		}

		private void writeWhatIsComplete(Map<EntityKey, Candidate> group, Map<EntityKey, RawLine> raws, PutOff putOff)
				throws IOException {
			Set<EntityKey> known = Importer.this.writer.existing(references(group.values()));
			boolean removed = true;
			Map<EntityKey, Candidate> complete = new LinkedHashMap<>(group);
			while (removed) {
				removed = complete.values()
					.removeIf((candidate) -> missing(candidate, known, complete.keySet()) != null);
			}
			for (Map.Entry<EntityKey, Candidate> each : group.entrySet()) {
				if (!complete.containsKey(each.getKey())) {
					putOff.add(java.util.Objects.requireNonNull(raws.get(each.getKey())));
				}
			}
			write(new ArrayList<>(complete.values()));
			group.clear();
			raws.clear();
			this.results.flush();
		}

		/**
		 * Records of the lines put off those that refer, directly or through each other,
		 * to entries that are there, and rejects the rest.
		 */
		void secondPass(PutOff putOff, Staging staging) throws IOException {
			putOff.forEachGroup(GROUP, (raws) -> staging.add(parse(raws)));
			boolean rejected = true;
			while (rejected) {
				long before = this.results.rejected();
				putOff.forEachGroup(GROUP, (raws) -> rejectWhatMisses(staging.stillIn(parse(raws)), staging));
				rejected = this.results.rejected() > before;
			}
			putOff.forEachGroup(GROUP, (raws) -> writeInTurn(staging.stillIn(parse(raws))));
		}

		private void rejectWhatMisses(List<Candidate> candidates, Staging staging) throws IOException {
			Set<EntityKey> references = references(candidates);
			Set<EntityKey> known = Importer.this.writer.existing(references);
			Set<EntityKey> staged = staging.entities(references);
			List<Candidate> gone = new ArrayList<>();
			for (Candidate candidate : candidates) {
				Parsed.Reference missing = missing(candidate, known, staged);
				if (missing != null) {
					gone.add(candidate);
					this.results.reject(Rejection
						.of(candidate.line(), missing.field(),
								"refers to the %s '%s', which does not exist".formatted(missing.entity().kind(),
										missing.entity().id()))
						.about(candidate.entity().kind(), candidate.entity().id()));
				}
			}
			staging.remove(gone);
			this.results.flush();
		}

		/**
		 * Writes lines of which several may be of one entry, in their order.
		 */
		private void writeInTurn(List<Candidate> candidates) throws IOException {
			List<Candidate> turn = new ArrayList<>();
			Set<EntityKey> entities = new HashSet<>();
			for (Candidate candidate : candidates) {
				if (!entities.add(candidate.entity())) {
					write(turn);
					turn = new ArrayList<>();
					entities.clear();
					entities.add(candidate.entity());
				}
				turn.add(candidate);
			}
			write(turn);
		}

		private void write(List<Candidate> candidates) throws IOException {
			for (EntryWriter.Outcome outcome : Importer.this.writer.write(candidates)) {
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

		private List<Candidate> parse(List<RawLine> raws) {
			return raws.stream().map(Importer.this.parser::parse).map(Candidate.class::cast).toList();
		}

		/**
		 * Waits until readers see what was written.
		 */
		private long settle() throws InterruptedException {
			Importer.this.projector.await(this.position, PATIENCE);
			return Math.max(this.position, Importer.this.projector.position());
		}

	}

	private static Set<EntityKey> references(Iterable<Candidate> candidates) {
		Set<EntityKey> references = new HashSet<>();
		candidates
			.forEach((candidate) -> candidate.references().forEach((reference) -> references.add(reference.entity())));
		return references;
	}

	private static Parsed.@Nullable Reference missing(Candidate candidate, Set<EntityKey> known,
			Set<EntityKey> coming) {
		return candidate.references()
			.stream()
			.filter((reference) -> !known.contains(reference.entity()) && !coming.contains(reference.entity()))
			.findFirst()
			.orElse(null);
	}

}
