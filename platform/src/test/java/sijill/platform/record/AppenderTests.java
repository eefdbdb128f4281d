package sijill.platform.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sijill.platform.test.BothMongos;
import sijill.platform.test.MongoServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@BothMongos
class AppenderTests {

	private final MongoServer server = MongoServer.shared();

	private final String name = this.server.newDatabase(getClass());

	private LogDatabase database = LogDatabase.open(this.server.uri(), this.name);

	private Appender appender = this.database.appender();

	@BeforeEach
	void clock() {
		assertThat(this.appender.running()).isTrue();
	}

	@AfterEach
	void close() {
		this.appender.close();
		this.database.close();
	}

	@Test
	void numbersRevisionsDenselyFromOne() {
		assertThat(this.appender.append(List.of(Drafts.first("a", "1"), Drafts.first("b", "1"))))
			.containsExactly(new Receipt.Recorded(1), new Receipt.Recorded(2));
		assertThat(this.appender.append(List.of(Drafts.next(this.database.log(), Drafts.note("a"), "2"))))
			.containsExactly(new Receipt.Recorded(3));
		assertThat(Drafts.sound(this.database.log())).extracting(Revision::version).containsExactly(1, 1, 2);
	}

	@Test
	void recordsARetriedWriteOnce() {
		Draft draft = Drafts.first("a", "1");
		Receipt first = this.appender.append(List.of(draft)).getFirst();
		this.appender.append(List.of(Drafts.first("b", "1")));

		assertThat(this.appender.append(List.of(draft))).containsExactly(first);
		assertThat(this.appender.append(List.of(Drafts.first("c", "1"), draft, Drafts.first("d", "1"))))
			.containsExactly(new Receipt.Recorded(3), first, new Receipt.Recorded(4));
		assertThat(Drafts.sound(this.database.log())).hasSize(4);
	}

	@Test
	void tellsAWriterThatAnotherHasTakenTheVersion() {
		Draft mine = Drafts.first("a", "mine");
		Draft other = Drafts.first("a", "other");
		assertThat(this.appender.append(List.of(other))).containsExactly(new Receipt.Recorded(1));

		assertThat(this.appender.append(List.of(Drafts.first("b", "1"), mine, Drafts.first("c", "1"))))
			.containsExactly(new Receipt.Recorded(2), new Receipt.Conflict(), new Receipt.Recorded(3));
		assertThat(Drafts.sound(this.database.log())).extracting(Revision::digest).containsExactly("other", "1", "1");
	}

	@Test
	void keepsADenseLogWith32WritersInFourProcesses() throws Exception {
		int writers = 32;
		int writes = this.server.isReal() ? 40 : 15;
		List<LogDatabase> processes = IntStream.range(0, 4)
			.mapToObj((i) -> LogDatabase.open(this.server.uri(), this.name))
			.toList();
		List<Appender> appenders = processes.stream().map(LogDatabase::appender).toList();
		AtomicInteger recorded = new AtomicInteger();
		List<Long> numbers = java.util.Collections.synchronizedList(new ArrayList<>());
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> done = new ArrayList<>();
			for (int i = 0; i < writers; i++) {
				Appender own = appenders.get(i % appenders.size());
				RevisionLog log = processes.get(i % appenders.size()).log();
				int writer = i;
				Callable<Void> work = () -> {
					for (int write = 0; write < writes; write++) {
						// Half of the writes are to entities that others write too.
						String id = (write % 2 == 0) ? "shared-" + (write % 10) : "own-" + writer;
						Receipt receipt = own.append(List.of(Drafts.next(log, Drafts.note(id), "x"))).getFirst();
						if (receipt instanceof Receipt.Recorded done1) {
							recorded.incrementAndGet();
							numbers.add(done1.number());
						}
					}
					return null;
				};
				done.add(threads.submit(work));
			}
			for (Future<?> each : done) {
				each.get();
			}
		}
		appenders.forEach(Appender::close);
		List<Revision> log = Drafts.sound(this.database.log());
		assertThat(log).hasSize(recorded.get());
		assertThat(numbers).doesNotHaveDuplicates().hasSize(log.size());
		assertThat(log.stream().filter((revision) -> revision.entity().id().startsWith("own")).count())
			.isEqualTo((long) writers * (writes / 2));
		processes.forEach(LogDatabase::close);
	}

	@Test
	void losesAndDoublesNothingWhenItDiesAtAnyStep() {
		for (Step step : Step.values()) {
			for (int at = 1; at <= 3; at++) {
				AtomicInteger left = new AtomicInteger(at);
				Appender dying = this.database.appender((reached) -> {
					if (reached == step && left.decrementAndGet() == 0) {
						throw new Killed();
					}
				});
				String id = "%s-%d".formatted(step, at);
				List<Draft> drafts = IntStream.range(0, 5).mapToObj((i) -> Drafts.first(id + "-" + i, "x")).toList();
				List<Draft> unanswered = new ArrayList<>();
				for (Draft draft : drafts) {
					try {
						dying.append(List.of(draft));
						// Written twice, so that there is something to resolve.
						dying.append(List.of(draft));
					}
					catch (RecordUnavailableException ex) {
						unanswered.add(draft);
					}
				}
				dying.close();
				assertThat(unanswered).as("dies at %s, the %d. time", step, at).isNotEmpty();
				assertThat(this.appender.append(unanswered)).allMatch(Receipt.Recorded.class::isInstance);
				assertThat(Drafts.sound(this.database.log())).filteredOn((found) -> found.entity().id().startsWith(id))
					.as("dies at %s, the %d. time", step, at)
					.extracting(Revision::writeId)
					.containsExactlyInAnyOrderElementsOf(drafts.stream().map(Draft::writeId).toList());
			}
		}
	}

	@Test
	void answersItsCallersWhenItIsClosed() {
		this.appender.close();
		assertThat(this.appender.running()).isFalse();
		assertThatExceptionOfType(RecordUnavailableException.class)
			.isThrownBy(() -> this.appender.append(List.of(Drafts.first("a", "1"))));
	}

	@Test
	void refusesWhatCannotBeStoredAndGoesOn() {
		Draft poison = Draft.next(Drafts.note("a"), null, "x", new Document("what", new Object()));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.appender.append(List.of(poison)));
		assertThat(this.appender.append(List.of(Drafts.first("b", "1")))).containsExactly(new Receipt.Recorded(1));
	}

	@Test
	void givesUpADraftThatTheServerRefusesAndWritesTheOthers() throws Exception {
		Document deep = new Document();
		for (int i = 0; i < 250; i++) {
			deep = new Document("d", deep);
		}
		Draft poison = Draft.next(Drafts.note("poison"), null, "x", deep);
		if (this.server.isReal()) {
			try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
				Future<List<Receipt>> refused = threads.submit(() -> this.appender.append(List.of(poison)));
				List<Draft> drafts = List.of(Drafts.first("a", "1"), Drafts.first("b", "1"));
				Future<List<Receipt>> others = threads.submit(() -> this.appender.append(drafts));
				assertThat(others.get()).containsExactly(new Receipt.Recorded(1), new Receipt.Recorded(2));
				assertThatExceptionOfType(ExecutionException.class).isThrownBy(refused::get)
					.withCauseInstanceOf(RecordUnavailableException.class);
			}
			assertThat(Drafts.sound(this.database.log())).hasSize(2);
		}
	}

	@Test
	void neverGoesBackInTime() {
		this.appender.append(List.of(Drafts.first("a", "1")));
		try (Appender behind = new Appender(this.database.log(),
				java.time.Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC))) {
			behind.append(List.of(Drafts.first("b", "1")));
		}
		assertThat(Drafts.sound(this.database.log())).hasSize(2);
	}

	@Test
	void stopsAFollowerAtAHole() {
		this.appender.append(List.of(Drafts.first("a", "1"), Drafts.first("b", "1"), Drafts.first("c", "1")));
		Drafts.makeHole(this.database.database(), 2);
		assertThatExceptionOfType(CorruptLogException.class).isThrownBy(() -> this.database.log().after(0, 10))
			.withMessageContaining("revision 1 is followed by 3");
		assertThatExceptionOfType(CorruptLogException.class).isThrownBy(() -> this.database.log().mustReach(4));
		this.database.log().mustReach(3);
	}

	/**
	 * The process was killed here.
	 */
	@SuppressWarnings("serial")
	private static final class Killed extends Error {

		Killed() {
			super("killed", null, false, false);
		}

	}

}
