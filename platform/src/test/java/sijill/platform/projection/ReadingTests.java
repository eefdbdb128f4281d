package sijill.platform.projection;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import sijill.platform.mongo.MongoCommands;
import sijill.platform.notes.AuthorEntry;
import sijill.platform.notes.Note;
import sijill.platform.notes.NoteEntry;
import sijill.platform.notes.Tagged;
import sijill.web.Request;
import sijill.platform.test.BothMongos;
import sijill.platform.test.MongoServer;
import sijill.platform.view.PageRequest;
import sijill.platform.view.View;
import sijill.platform.view.Views;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each way to read costs: a number of commands that does not depend on the rows, and
 * no more time than the request has left.
 */
@BothMongos
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingTests {

	private static final int ENTRIES = 110;

	private final MongoServer server = MongoServer.shared();

	private final List<Long> times = new CopyOnWriteArrayList<>();

	private final NoteService service = new NoteService(this.server.uri(), this.server.newDatabase(getClass()),
			new MongoCommands(), new CommandListener() {
				@Override
				public void commandStarted(CommandStartedEvent event) {
					if (Request.current() != null) {
						ReadingTests.this.times.add(event.getCommand().getNumber("maxTimeMS").longValue());
					}
				}
			});

	private final Views views = this.service.views;

	@BeforeAll
	void fill() throws InterruptedException {
		Map<String, Object> entries = new LinkedHashMap<>();
		for (int i = 0; i < ENTRIES; i++) {
			entries.put("author/a" + i, new AuthorEntry("Author " + i));
			entries.put("note/n" + i, new NoteEntry("Title " + i, "a" + i, (i > 0) ? "n" + i / 2 : null, null, null,
					null, null, List.of("all", "t" + i), List.of()));
		}
		this.service.record(entries);
		assertThat(this.service.projector().await(2L * ENTRIES, Duration.ofSeconds(30))).isTrue();
	}

	@AfterAll
	void close() {
		this.service.close();
	}

	@Test
	void costsAsManyCommandsForAHundredAsForOne() {
		for (int count : new int[] { 1, 100 }) {
			PageRequest page = new PageRequest(count, null, false);
			PageRequest counted = new PageRequest(count, null, true);
			assertThat(commands(() -> this.views.byIds(Note.ALL, ids("n", count)))).isEqualTo(1);
			assertThat(commands(() -> this.views.page(Note.ALL, Note.ALL.criteria(), Note.TITLE, page))).isEqualTo(1);
			assertThat(commands(() -> this.views.page(Note.ALL, Note.ALL.criteria(), Note.TITLE, counted)))
				.isEqualTo(2);
			assertThat(commands(() -> children(count, page))).isEqualTo(1);
			assertThat(commands(() -> children(count, counted))).isEqualTo(2);
			assertThat(commands(() -> linked(List.of("all"), page))).isEqualTo(2);
			assertThat(commands(() -> linked(ids("t", count), counted))).isEqualTo(3);
			assertThat(commands(() -> below(ids("n", count)))).isEqualTo(1);
		}
	}

	@Test
	void givesMongoDbNoMoreTimeThanTheRequestHasLeft() {
		this.times.clear();
		PageRequest counted = new PageRequest(5, null, true);
		try (Request.Scope _ = new Request("request-1", Duration.ofSeconds(15)).open()) {
			this.views.byIds(Note.ALL, ids("n", 3));
			this.views.page(Note.ALL, Note.ALL.criteria().prefix("titlePrefix", "Title 77"), Note.TITLE, counted);
			children(3, counted);
			linked(ids("t", 3), counted);
			below(ids("n", 3));
		}
		assertThat(this.times).hasSize(10).allMatch((millis) -> millis > 0 && millis <= 15_000);
	}

	private int commands(Runnable reading) {
		Request request = new Request("request-1", null);
		try (Request.Scope _ = request.open()) {
			reading.run();
		}
		return request.commands();
	}

	private void children(int parents, PageRequest request) {
		this.views.pages(Note.ALL, "author", ids("a", parents), Note.ALL.criteria(), Note.TITLE_BACKWARDS, request);
	}

	private void linked(List<String> tags, PageRequest request) {
		View<Tagged> links = Tagged.ALL;
		this.views.linked(links, "tag", tags, links.criteria(), Tagged.NOTE, request, "note", Note.ALL,
				(Tagged link, Note note) -> note.id());
	}

	private void below(List<String> ids) {
		this.views.within(Note.ALL, "follows", ids, 1_000, "within");
	}

	private static List<String> ids(String prefix, int count) {
		return IntStream.range(0, count).mapToObj((i) -> prefix + i).toList();
	}

}
