package sijill.platform.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sijill.platform.record.RevisionLog.Holder;
import sijill.platform.record.RevisionLog.Slot;
import sijill.platform.record.RevisionLog.Tail;

/**
 * Writes one group of drafts after the other behind the tail, each until every draft has
 * its receipt.
 */
final class GroupWriter {

	private static final Logger logger = LoggerFactory.getLogger(GroupWriter.class);

	private static final Duration PAUSE = Duration.ofMillis(2);

	private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

	private final RevisionLog log;

	private final Clock clock;

	private final Step.Listener steps;

	private @Nullable Tail tail;

	private volatile boolean closed;

	GroupWriter(RevisionLog log, Clock clock, Step.Listener steps) {
		this.log = log;
		this.clock = clock;
		this.steps = steps;
	}

	void close() {
		this.closed = true;
	}

	void write(List<Pending> group) throws InterruptedException {
		List<Pending> left = group;
		Duration pause = PAUSE;
		while (true) {
			left = left.stream().filter((each) -> !each.done()).toList();
			if (left.isEmpty()) {
				return;
			}
			if (this.closed) {
				throw new InterruptedException();
			}
			int before = left.size();
			try {
				left = attempt(left);
			}
			catch (MongoCommandException ex) {
				logger.warn("{} writes were refused together ({})", left.size(), ex.getCode());
				this.tail = null;
				left = resolve(left);
				if (left.size() == 1) {
					left.getFirst().refused();
				}
				else if (!left.isEmpty()) {
					// One of them is the reason: the others must not wait for it.
					write(left.subList(0, left.size() / 2));
					left = left.subList(left.size() / 2, left.size());
				}
			}
			catch (MongoException ex) {
				logger.warn("The outcome of {} writes is unknown: resolving it ({})", left.size(), ex.getCode());
				this.tail = null;
				left = resolve(left);
			}
			if (left.size() == before) {
				LockSupport.parkNanos(pause.toNanos());
				pause = (pause.compareTo(LONGEST_PAUSE) < 0) ? pause.multipliedBy(2) : LONGEST_PAUSE;
			}
		}
	}

	/**
	 * Inserts what is left behind the tail, and answers what is still left after it.
	 */
	private List<Pending> attempt(List<Pending> left) throws InterruptedException {
		Tail before = (this.tail != null) ? this.tail : this.log.tail();
		this.steps.reached(Step.TAIL_READ);
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Instant recordedAt = now.isBefore(before.recordedAt()) ? before.recordedAt() : now;
		List<BsonDocument> revisions = new ArrayList<>(left.size());
		for (Pending each : left) {
			revisions.add(StoredRevision.of(each, before.number() + revisions.size() + 1, recordedAt));
		}
		int inserted = left.size();
		try {
			this.log.insert(revisions);
		}
		catch (MongoBulkWriteException ex) {
			if (ex.getWriteConcernError() != null || ex.getWriteErrors().isEmpty()) {
				throw ex;
			}
			BulkWriteError error = ex.getWriteErrors().getFirst();
			inserted = error.getIndex();
			if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
				logger.warn("A draft was refused ({})", error.getCode());
				left.get(inserted).refused();
			}
		}
		this.steps.reached(Step.INSERTED);
		for (int i = 0; i < inserted; i++) {
			left.get(i).complete(new Receipt.Recorded(before.number() + i + 1));
		}
		if (inserted == left.size()) {
			this.tail = new Tail(before.number() + inserted, recordedAt);
			return List.of();
		}
		this.tail = null;
		return resolve(left.subList(inserted, left.size()));
	}

	/**
	 * Looks at what holds the places of the drafts: the same write means done, another
	 * one a conflict, none that it is to be written again.
	 */
	private List<Pending> resolve(List<Pending> unknown) throws InterruptedException {
		Map<Slot, Holder> holders = readUntilAnswered(unknown.stream().map(Pending::slot).toList());
		this.steps.reached(Step.RESOLVED);
		List<Pending> left = new ArrayList<>();
		Set<EntityKey> lost = new HashSet<>();
		for (Pending each : unknown) {
			Holder holder = holders.get(each.slot());
			EntityKey entity = each.draft().entity();
			if (holder != null && holder.writeId().equals(each.draft().writeId())) {
				each.complete(new Receipt.Recorded(holder.number()));
			}
			else if (holder != null || lost.contains(entity)) {
				lost.add(entity);
				each.complete(new Receipt.Conflict());
			}
			else if (each.refusedForGood()) {
				lost.add(entity);
				each.abandon();
			}
			else {
				left.add(each);
			}
		}
		return left;
	}

	private Map<Slot, Holder> readUntilAnswered(List<Slot> slots) throws InterruptedException {
		while (!this.closed) {
			try {
				return this.log.holders(slots);
			}
			catch (MongoException ex) {
				LockSupport.parkNanos(LONGEST_PAUSE.toNanos());
			}
		}
		throw new InterruptedException();
	}

}
