package sijill.platform.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.mongodb.MongoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sijill.platform.notes.AuthorEntry;
import sijill.platform.notes.NoteEntry;
import sijill.platform.record.Draft;
import sijill.platform.record.EntityKey;
import sijill.platform.record.Receipt;
import sijill.platform.record.RecordUnavailableException;
import sijill.platform.record.Revision;
import sijill.platform.test.RealMongo;
import sijill.platform.test.ReplicaSet;
import sijill.platform.view.Generation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The record on a replica set whose primary is killed under load, again and again.
 */
@RealMongo
class FailoverTests {

	private static final int KILLS = 3;

	private static final int WRITERS = 16;

	@Test
	@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void losesDoublesAndReordersNothingWhenPrimariesDie() throws Exception {
		try (ReplicaSet set = ReplicaSet.start(3);
				NoteService one = new NoteService(set.uri(), "failover");
				NoteService two = new NoteService(set.uri(), "failover");
				ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			one.record("author/a", new AuthorEntry("Ann"));
			List<Projector> projectors = List.of(one.projector(), two.projector());
			AtomicBoolean stop = new AtomicBoolean();
			ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
			List<Revision> followed = new ArrayList<>();
			List<Future<?>> running = new ArrayList<>();
			for (int writer = 0; writer < WRITERS; writer++) {
				NoteService service = (writer % 2 == 0) ? one : two;
				int number = writer;
				running.add(threads.submit((Callable<Void>) () -> write(service, number, stop, acknowledged)));
			}
			Future<?> follower = threads.submit((Callable<Void>) () -> follow(two, stop, followed));
			for (int kill = 0; kill < KILLS; kill++) {
				int before = acknowledged.size();
				awaitMore(acknowledged, before + 200);
				String dead = set.killPrimary();
				awaitMore(acknowledged, acknowledged.size() + 100);
				set.restart(dead);
			}
			stop.set(true);
			for (Future<?> each : running) {
				each.get();
			}
			follower.get();
			check(one, acknowledged, followed);
			for (Projector projector : projectors) {
				assertThat(projector.await(followed.size(), Duration.ofSeconds(30))).isTrue();
			}
			Generation rebuilt = one.store.next();
			one.fill(rebuilt, 500);
			Map<String, String> expected = one.bytes(rebuilt, true);
			Map<String, String> differing = one.bytes(one.store.shown(), true);
			differing.entrySet().removeAll(expected.entrySet());
			assertThat(differing).as("rows that a rebuild makes otherwise").isEmpty();
			assertThat(one.bytes(one.store.shown(), true)).hasSameSizeAs(expected);
		}
	}

	/**
	 * Writes to entries of its own and to one that all share; what is unknown is written
	 * again with the same write id until there is a receipt.
	 */
	private static Void write(NoteService service, int number, AtomicBoolean stop,
			ConcurrentLinkedQueue<Acknowledged> acknowledged) {
		for (int i = 0; !stop.get(); i++) {
			EntityKey entity = new EntityKey("note", (i % 5 == 0) ? "shared" : "own-" + number + "-" + i % 7);
			var stored = service.entries.store(NoteEntry.of("Note " + i, "a", "t" + i % 3));
			Draft draft = untilAnswered(() -> Draft.next(entity, service.log.bases(List.of(entity)).get(entity),
					stored.digest(), stored.data()));
			Receipt receipt = untilAnswered(() -> service.appender.append(List.of(draft)).getFirst());
			if (receipt instanceof Receipt.Recorded recorded) {
				acknowledged.add(new Acknowledged(draft, recorded.number()));
			}
		}
		return null;
	}

	private static <T> T untilAnswered(Supplier<T> question) {
		while (true) {
			try {
				return question.get();
			}
			catch (RecordUnavailableException | MongoException ex) {
				// Asked again: a draft keeps its write id.
			}
		}
	}

	private static Void follow(NoteService service, AtomicBoolean stop, List<Revision> followed) {
		boolean last = false;
		while (true) {
			try {
				boolean stopped = stop.get();
				List<Revision> next = service.log.after(followed.size(), 100);
				followed.addAll(next);
				if (next.isEmpty() && stopped) {
					if (last) {
						return null;
					}
					last = true;
				}
				else {
					last = false;
				}
				Thread.onSpinWait();
			}
			catch (MongoException ex) {
				last = false;
			}
		}
	}

	private static void check(NoteService service, ConcurrentLinkedQueue<Acknowledged> acknowledged,
			List<Revision> followed) {
		List<Revision> log = new ArrayList<>();
		List<Revision> next = service.log.after(0, 1000);
		while (!next.isEmpty()) {
			log.addAll(next);
			next = service.log.after(log.size(), 1000);
		}
		assertThat(log.subList(0, followed.size())).as("what a follower has seen").isEqualTo(followed);
		Set<Object> writes = new HashSet<>();
		Map<EntityKey, Integer> versions = new java.util.HashMap<>();
		for (Revision revision : log) {
			assertThat(writes.add(revision.writeId())).isTrue();
			assertThat(revision.version()).isEqualTo(versions.merge(revision.entity(), 1, Integer::sum));
		}
		for (Acknowledged each : acknowledged) {
			assertThat(log.get((int) each.number() - 1).writeId()).as("acknowledged %d", each.number())
				.isEqualTo(each.draft().writeId());
		}
		assertThat(log).as("one of the author, the rest acknowledged").hasSize(acknowledged.size() + 1);
	}

	private static void awaitMore(ConcurrentLinkedQueue<Acknowledged> acknowledged, int size)
			throws InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (acknowledged.size() < size) {
			assertThat(System.nanoTime()).as("%d of %d writes", acknowledged.size(), size).isLessThan(deadline);
			TimeUnit.MILLISECONDS.sleep(20);
		}
	}

	/**
	 * A draft with a receipt.
	 */
	private record Acknowledged(Draft draft, long number) {
	}

}
