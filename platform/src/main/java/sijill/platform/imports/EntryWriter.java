package sijill.platform.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sijill.federation.ErrorCode;
import sijill.platform.imports.Parsed.Candidate;
import sijill.platform.record.Appender;
import sijill.platform.record.Base;
import sijill.platform.record.Draft;
import sijill.platform.record.EntityKey;
import sijill.platform.record.Receipt;
import sijill.platform.record.Revision;
import sijill.platform.record.RevisionLog;

/**
 * Makes revisions of entries: none where nothing changes, and a new try where another
 * writer was faster.
 */
final class EntryWriter {

	private static final int TRIES = 5;

	private final RevisionLog log;

	private final Appender appender;

	EntryWriter(RevisionLog log, Appender appender) {
		this.log = log;
		this.appender = appender;
	}

	/**
	 * The latest revision of each of the entities that are in the log.
	 */
	Map<EntityKey, Base> bases(Collection<EntityKey> entities) {
		return this.log.bases(entities);
	}

	/**
	 * Writes candidates, at most one for an entity, on their bases; the outcomes are in
	 * no order.
	 */
	List<Outcome> write(Collection<Candidate> candidates, Map<EntityKey, Base> bases) {
		List<Outcome> outcomes = new ArrayList<>();
		List<Candidate> left = attempt(candidates, bases, outcomes);
		for (int attempt = 1; attempt < TRIES && !left.isEmpty(); attempt++) {
			left = attempt(left, bases(left.stream().map(Candidate::entity).toList()), outcomes);
		}
		for (Candidate lost : left) {
			outcomes.add(refused(lost, ErrorCode.CONFLICT, "is being written by others at the same time"));
		}
		return outcomes;
	}

	private List<Candidate> attempt(Collection<Candidate> candidates, Map<EntityKey, Base> bases,
			List<Outcome> outcomes) {
		Map<Candidate, Draft> drafts = new LinkedHashMap<>();
		for (Candidate candidate : candidates) {
			switch (candidate) {
				case Parsed.Entry entry -> draft(entry, bases.get(entry.entity()), drafts, outcomes);
				case Parsed.Withdrawn withdrawn -> draft(withdrawn, drafts, outcomes);
			}
		}
		List<Candidate> conflicts = new ArrayList<>();
		List<Candidate> written = new ArrayList<>(drafts.keySet());
		List<Receipt> receipts = this.appender.append(new ArrayList<>(drafts.values()));
		for (int i = 0; i < receipts.size(); i++) {
			switch (receipts.get(i)) {
				case Receipt.Recorded recorded -> outcomes.add(new Outcome.Recorded(recorded.number()));
				case Receipt.Conflict _ -> conflicts.add(written.get(i));
			}
		}
		return conflicts;
	}

	private static void draft(Parsed.Entry entry, @Nullable Base base, Map<Candidate, Draft> drafts,
			List<Outcome> outcomes) {
		if (base != null && !base.withdrawn() && base.digest().equals(entry.stored().digest())) {
			outcomes.add(new Outcome.Unchanged());
		}
		else {
			drafts.put(entry, Draft.next(entry.entity(), base, entry.stored().digest(), entry.stored().data()));
		}
	}

	/**
	 * Withdraws an entry as it stands.
	 */
	private void draft(Parsed.Withdrawn withdrawn, Map<Candidate, Draft> drafts, List<Outcome> outcomes) {
		Revision latest = this.log.latest(withdrawn.entity());
		if (latest == null) {
			outcomes.add(refused(withdrawn, ErrorCode.BAD_REQUEST, "names an entry that does not exist"));
		}
		else if (latest.withdrawn() != null) {
			outcomes.add(new Outcome.Unchanged());
		}
		else {
			drafts.put(withdrawn, new Draft(latest.entity(), latest.version() + 1, UUID.randomUUID(), latest.digest(),
					latest.first(), latest.data(), withdrawn.reason()));
		}
	}

	private static Outcome refused(Candidate candidate, ErrorCode code, String message) {
		return new Outcome.Refused(new Rejection(candidate.line(), candidate.entity().kind(), candidate.entity().id(),
				"id", code, message));
	}

	/**
	 * What became of a candidate.
	 */
	sealed interface Outcome {

		/**
		 * It is a revision.
		 */
		record Recorded(long number) implements Outcome {
		}

		/**
		 * It says what the record says already.
		 */
		record Unchanged() implements Outcome {
		}

		/**
		 * It was not written.
		 */
		record Refused(Rejection rejection) implements Outcome {
		}

	}

}
