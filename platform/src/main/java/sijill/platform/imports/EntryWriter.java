package sijill.platform.imports;

import java.util.ArrayList;
import java.util.Collection;
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
		List<Candidate> written = new ArrayList<>();
		List<Draft> drafts = new ArrayList<>();
		for (Candidate candidate : candidates) {
			Next next = switch (candidate) {
				case Parsed.Entry entry -> next(entry, bases.get(entry.entity()));
				case Parsed.Withdrawn withdrawn -> next(withdrawn);
			};
			switch (next) {
				case Next.Write write -> {
					written.add(candidate);
					drafts.add(write.draft());
				}
				case Next.Settled settled -> outcomes.add(settled.outcome());
			}
		}
		List<Candidate> conflicts = new ArrayList<>();
		List<Receipt> receipts = this.appender.append(drafts);
		for (int i = 0; i < receipts.size(); i++) {
			switch (receipts.get(i)) {
				case Receipt.Recorded recorded -> outcomes.add(new Outcome.Recorded(recorded.number()));
				case Receipt.Conflict _ -> conflicts.add(written.get(i));
			}
		}
		return conflicts;
	}

	private static Next next(Parsed.Entry entry, @Nullable Base base) {
		return (base != null && !base.withdrawn() && base.digest().equals(entry.stored().digest()))
				? new Next.Settled(new Outcome.Unchanged())
				: new Next.Write(Draft.next(entry.entity(), base, entry.stored().digest(), entry.stored().data()));
	}

	/**
	 * Withdraws an entry as it stands.
	 */
	private Next next(Parsed.Withdrawn withdrawn) {
		Revision latest = this.log.latest(withdrawn.entity());
		if (latest == null) {
			return new Next.Settled(refused(withdrawn, ErrorCode.BAD_REQUEST, "names an entry that does not exist"));
		}
		return (latest.withdrawn() != null) ? new Next.Settled(new Outcome.Unchanged())
				: new Next.Write(new Draft(latest.entity(), latest.version() + 1, UUID.randomUUID(), latest.digest(),
						latest.first(), latest.data(), withdrawn.reason()));
	}

	private static Outcome refused(Candidate candidate, ErrorCode code, String message) {
		return new Outcome.Refused(new Rejection(candidate.line(), candidate.entity().kind(), candidate.entity().id(),
				"id", code, message));
	}

	/**
	 * What is to be done about a candidate.
	 */
	private sealed interface Next {

		record Write(Draft draft) implements Next {
		}

		record Settled(Outcome outcome) implements Next {
		}

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
