package sijill.platform.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import sijill.platform.notes.Author;
import sijill.platform.notes.AuthorEntry;
import sijill.platform.notes.Note;
import sijill.platform.notes.NoteEntry;
import sijill.platform.test.BothMongos;
import sijill.platform.test.MongoServer;
import sijill.platform.view.Generation;
import sijill.platform.view.Page;
import sijill.platform.view.PageRequest;
import sijill.platform.view.Row;
import sijill.platform.view.ViewStore;

import static org.assertj.core.api.Assertions.assertThat;

@BothMongos
class ProjectionTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final MongoServer server = MongoServer.shared();

	private final String name = this.server.newDatabase(getClass());

	private final NoteService service = new NoteService(this.server.uri(), this.name);

	@AfterEach
	void close() {
		this.service.close();
	}

	@Test
	void givesTheSameBytesHoweverMuchIsProjectedAtATime() {
		this.service.recordHistory(1, 200);
		this.service.fill(this.service.generation(1), 500);
		Map<String, String> expected = bytes(this.service.generation(1));
		assertThat(expected).hasSizeGreaterThan(60);
		int number = 2;
		for (int batch : new int[] { 1, 3, 7 }) {
			this.service.fill(this.service.generation(number), batch);
			assertSame(bytes(this.service.generation(number)), expected, "batch of %d", batch);
			number++;
		}
	}

	@Test
	void givesTheSameBytesWhenSeveralProjectorsRaceAndStartAnew() throws Exception {
		this.service.recordHistory(2, 150);
		this.service.fill(this.service.generation(1), 500);
		Generation raced = this.service.generation(2);
		this.service.store.prepare(raced, this.service.model.views());
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> racers = new ArrayList<>();
			for (int batch : new int[] { 1, 2, 5, 11, 50 }) {
				racers.add(threads.submit(() -> {
					Projection projection = this.service.projection(Steps.NONE, batch);
					for (int round = 0; round < 2; round++) {
						// Each projects everything, whatever the others have done.
						long position = 0;
						long next = projection.advance(raced, position);
						while (next > position) {
							position = next;
							next = projection.advance(raced, position);
						}
					}
				}));
			}
			for (Future<?> racer : racers) {
				racer.get();
			}
		}
		assertSame(bytes(raced), bytes(this.service.generation(1)), "race");
	}

	@Test
	void neverReplacesALaterRowByAnEarlierOne() {
		Generation generation = this.service.generation(1);
		RowWriter writer = new RowWriter(this.service.store, generation);
		for (long number : new long[] { 5, 3, 6, 4 }) {
			for (boolean fresh : new boolean[] { false, true }) {
				writer.write(Note.ALL, List
					.of(Row.of(new BsonDocument("_id", new BsonString("n1")), "value", number, fresh, number != 3)));
			}
		}
		writer.write(Note.ALL, List.of(Row.gone("n1", 2)));
		assertThat(this.service.store.writable(Note.ALL, generation).find()).hasSize(1)
			.allMatch((row) -> row.getInt64("n").getValue() == 6 && Row.listed(row));
	}

	@Test
	void losesNothingWhenAProjectorDiesAtAnyStep() {
		this.service.recordHistory(3, 60);
		this.service.fill(this.service.generation(1), 500);
		Map<String, String> expected = bytes(this.service.generation(1));
		int number = 2;
		for (Steps.Step step : Steps.Step.values()) {
			for (int at = 1; at <= 3; at++) {
				Generation generation = this.service.generation(number++);
				AtomicInteger left = new AtomicInteger(at);
				Projection dying = this.service.projection((reached) -> {
					if (reached == step && left.decrementAndGet() == 0) {
						throw new Killed();
					}
				}, 9);
				boolean died = false;
				long position = 0;
				while (!died) {
					try {
						position = dying.advance(generation, position);
					}
					catch (Killed ex) {
						died = true;
					}
				}
				this.service.fill(generation, 4);
				assertSame(bytes(generation), expected, "dies at %s, the %d. time", step, at);
			}
		}
	}

	@Test
	void derivesWhatOtherEntriesSay() throws Exception {
		Projector projector = this.service.projector();
		this.service.record("note/n1", NoteEntry.of("One", "a", "x", "y"));
		this.service.record("author/a", new AuthorEntry("Ann"));
		this.service.record("note/n2", NoteEntry.of("Two", "a", "z"));
		assertThat(author(projector, 3).tags()).containsExactly("x", "y", "z");
		this.service.record("note/n1", NoteEntry.of("One", "b", "x"));
		assertThat(author(projector, 4).tags()).containsExactly("z");
		this.service.record("note/n1", NoteEntry.of("One", "a", "x"));
		assertThat(author(projector, 5).tags()).containsExactly("x", "z");
		this.service.withdraw("note/n2");
		assertThat(author(projector, 6).tags()).containsExactly("x");
		assertThat(author(projector, 6).notes()).isEqualTo(1);
	}

	@Test
	void rebuildsBesideWhatIsReadAndNeverGoesBack() throws Exception {
		this.service.recordHistory(4, 40);
		Projector projector = this.service.projector();
		assertThat(projector.await(20, PATIENCE) || projector.position() > 0).isTrue();
		Rebuild rebuild = new Rebuild(this.service.model, this.service.store, this.service.projection(Steps.NONE, 13),
				projector);
		try (NoteService replica = new NoteService(this.server.uri(), this.name)) {
			Projector other = replica.projector();
			for (int i = 0; i < 2; i++) {
				Generation before = this.service.store.shown();
				rebuild.run();
				this.service.recordHistory(5 + i, 5);
				long last = this.service.log.after(0, 10_000).size();
				assertThat(projector.await(last, PATIENCE)).isTrue();
				assertThat(other.await(last, PATIENCE)).isTrue();
				assertThat(other.awaitShown(this.service.store.shown(), PATIENCE)).isTrue();
				assertThat(this.service.store.shown().number()).isGreaterThan(before.number());
				Generation fresh = this.service.store.next();
				this.service.fill(fresh, 500);
				assertSame(bytes(fresh), bytes(this.service.store.shown()), "rebuild %d", i);
			}
		}
		assertThat(this.service.database.database().listCollectionNames()).as("old rows are dropped")
			.doesNotContain("notes." + this.service.generation(1));
	}

	@Test
	void showsAnotherFillingOnlyWhenItIsAsFarAsTheOneBefore() throws Exception {
		this.service.recordHistory(8, 30);
		long last = this.service.log.after(0, 100).size();
		Generation next = this.service.generation(2);
		List<Long> shownAt = new CopyOnWriteArrayList<>();
		try (Projector projector = new Projector(this.service.log, this.service.model, this.service.store,
				this.service.projection((step) -> {
					if (this.service.store.shown().equals(next)) {
						shownAt.add(this.service.store.position(next));
					}
				}, 1))) {
			projector.start();
			assertThat(projector.await(last, PATIENCE)).isTrue();
			this.service.store.makeCurrent(next);
			assertThat(projector.awaitShown(next, PATIENCE)).isTrue();
			this.service.record("note/more", NoteEntry.of("More", null));
			assertThat(projector.await(last + 1, PATIENCE)).isTrue();
		}
		assertThat(shownAt).isNotEmpty().allMatch((position) -> position >= last);
	}

	@Test
	void dropsTheRowsOfOtherVersionsWhenAsked() throws Exception {
		this.service.recordHistory(7, 20);
		Projector projector = this.service.projector();
		assertThat(projector.await(this.service.log.after(0, 100).size(), PATIENCE)).isTrue();
		Map<String, String> expected = bytes(this.service.store.shown());
		ViewStore old = new ViewStore(this.service.database.database(), "0ddba115");
		Generation filled = new Generation("0ddba115", 2);
		old.prepare(filled, this.service.model.views());
		old.makeCurrent(filled);
		old.moveTo(filled, 20);
		ViewsEndpoint endpoint = new ViewsEndpoint(this.service.store);
		assertThat(endpoint.views().others()).contains("notes.0ddba115.2")
			.allMatch((name) -> name.contains("0ddba115"));
		assertThat(endpoint.dropOthers().dropped()).contains("notes.0ddba115.2");
		assertThat(endpoint.views().others()).isEmpty();
		assertThat(this.service.database.database().listCollectionNames()).contains("log", "views")
			.noneMatch((name) -> name.contains("0ddba115"));
		assertThat(old.current().number()).as("the old version would begin anew").isEqualTo(1);
		assertThat(old.position(filled)).isZero();
		assertSame(bytes(this.service.store.shown()), expected, "own rows");
		assertThat(this.service.store.position(this.service.store.shown())).isEqualTo(projector.position());
	}

	@Test
	void stopsAtAHoleAndSaysSo() throws Exception {
		this.service.recordHistory(6, 20);
		this.service.database.database().getCollection("log").deleteOne(new Document("_id", 7L));
		Projector projector = this.service.projector();
		assertThat(projector.await(20, PATIENCE)).isFalse();
		assertThat(projector.state()).isEqualTo(Projector.State.CORRUPT);
		assertThat(projector.position()).isLessThan(7);
		assertThat(new RecordHealth(this.service.appender, projector).health().getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void saysSoWhenARevisionCannotBeProjectedAndGoesOnWhenItCan() throws Exception {
		Projector projector = this.service.projector();
		this.service.record("note/n1", NoteEntry.of("One", null));
		assertThat(projector.await(1, PATIENCE)).isTrue();
		this.service.database.database()
			.getCollection("log")
			.updateOne(new Document("_id", 1L), new Document("$set", new Document("entity", "note/n1")));
		this.service.appender.append(List.of(sijill.platform.record.Draft
			.next(new sijill.platform.record.EntityKey("unknown", "x"), null, "d", new Document())));
		RecordHealth health = new RecordHealth(this.service.appender, projector);
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (projector.state() != Projector.State.FAILING && System.nanoTime() < deadline) {
			assertThat(projector.await(2, Duration.ofMillis(50))).isFalse();
		}
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void isNotReadyBeforeTheEndOfTheLogWasReachedOnce() throws Exception {
		Projector notStarted = new Projector(this.service.log, this.service.model, this.service.store,
				this.service.projection(Steps.NONE, 5));
		assertThat(new RecordHealth(this.service.appender, notStarted).health().getStatus())
			.isEqualTo(Status.OUT_OF_SERVICE);
		this.service.record("note/n1", NoteEntry.of("One", null));
		Projector projector = this.service.projector();
		assertThat(projector.await(1, PATIENCE)).isTrue();
		Page<Note> page = this.service.views.page(Note.ALL, Note.ALL.criteria(), Note.TITLE,
				new PageRequest(5, null, true));
		assertThat(page.items()).hasSize(1);
	}

	private Map<String, String> bytes(Generation generation) {
		return this.service.bytes(generation, this.server.isReal());
	}

	/**
	 * Names what differs, not everything that does not.
	 */
	private static void assertSame(Map<String, String> actual, Map<String, String> expected, String what,
			Object... values) {
		Map<String, String> differences = new java.util.TreeMap<>(actual);
		differences.entrySet().removeAll(expected.entrySet());
		assertThat(differences).as(what, values).isEmpty();
		assertThat(actual.keySet()).as(what, values).isEqualTo(expected.keySet());
	}

	private Author author(Projector projector, long number) throws InterruptedException {
		assertThat(projector.await(number, PATIENCE)).isTrue();
		return java.util.Objects.requireNonNull(this.service.views.byIds(Author.ALL, List.of("a")).get("a"));
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
