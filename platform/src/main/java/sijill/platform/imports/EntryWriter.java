package sijill.platform.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
	 * Those of the entities that are in the log.
	 */
	Set<EntityKey> existing(Set<EntityKey> entities) {
		return this.log.bases(entities).keySet();
	}

	/**
	 * Writes candidates, at most one for an entity; the outcomes are in no order.
	 */
	List<Outcome> write(Collection<Candidate> candidates) {
		List<Outcome> outcomes = new ArrayList<>();
		List<Candidate> left = new ArrayList<>(candidates);
		for (int attempt = 0; attempt < TRIES && !left.isEmpty(); attempt++) {
			left = attempt(left, outcomes);
		}
		for (Candidate lost : left) {
			outcomes.add(refused(lost, "id", ErrorCode.CONFLICT, "is being written by others at the same time"));
		}
		return outcomes;
	}

	private List<Candidate> attempt(List<Candidate> candidates, List<Outcome> outcomes) {
		Map<EntityKey, Base> bases = this.log.bases(candidates.stream().map(Candidate::entity).toList());
		Map<Candidate, Draft> drafts = new LinkedHashMap<>();
		for (Candidate candidate : candidates) {
			Base base = bases.get(candidate.entity());
			switch (candidate) {
				case Parsed.Entry entry -> {
					if (base != null && !base.withdrawn() && base.digest().equals(entry.stored().digest())) {
						outcomes.add(new Outcome.Unchanged());
					}
					else {
						drafts.put(entry,
								Draft.next(entry.entity(), base, entry.stored().digest(), entry.stored().data()));
					}
				}
				case Parsed.Withdrawn withdrawn -> {
					Draft draft = withdrawal(withdrawn, base);
					if (draft != null) {
						drafts.put(withdrawn, draft);
					}
					else {
						outcomes.add(new Outcome.Unchanged());
					}
				}
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

	/**
	 * The revision that withdraws an entry as it stands; null where it is withdrawn
	 * already.
	 */
	private @Nullable Draft withdrawal(Parsed.Withdrawn withdrawn, @Nullable Base base) {
		Revision latest = this.log.latest(withdrawn.entity());
		if (base == null || base.withdrawn() || latest == null) {
			return null;
		}
		return new Draft(withdrawn.entity(), base.version() + 1, UUID.randomUUID(), base.digest(), base.first(),
				latest.data(), withdrawn.reason());
	}

	private static Outcome refused(Candidate candidate, String field, ErrorCode code, String message) {
		return new Outcome.Refused(new Rejection(candidate.line(), candidate.entity().kind(), candidate.entity().id(),
				field, code, message));
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
