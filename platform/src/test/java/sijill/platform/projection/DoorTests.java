package sijill.platform.projection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sijill.platform.error.BadInput;
import sijill.platform.notes.Author;
import sijill.platform.notes.AuthorEntry;
import sijill.platform.notes.Note;
import sijill.platform.notes.NoteEntry;
import sijill.platform.notes.Tagged;
import sijill.platform.test.BothMongos;
import sijill.platform.test.MongoServer;
import sijill.platform.view.Criteria;
import sijill.platform.view.Page;
import sijill.platform.view.PageRequest;
import sijill.platform.view.Views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The door through which everything is read. There are notes n00 to n29 of the authors a0
 * to a2, in turn; n28 is withdrawn, and nobody may see n29. Each follows the one before.
 */
@BothMongos
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorTests {

	private final MongoServer server = MongoServer.shared();

	private final NoteService service = new NoteService(this.server.uri(), this.server.newDatabase(getClass()));

	private final Views views = this.service.views;

	@BeforeAll
	void fill() throws InterruptedException {
		Map<String, Object> entries = new LinkedHashMap<>();
		for (int i = 0; i < 3; i++) {
			entries.put("author/a" + i, new AuthorEntry("Author " + i));
		}
		for (int i = 0; i < 30; i++) {
			entries.put("note/" + id(i), new NoteEntry("Title " + id(i), "a" + i % 3, (i > 0) ? id(i - 1) : null, null,
					null, null, null, List.of("all", "t" + i % 2), List.of()));
		}
		this.service.record(entries);
		this.service.withdraw("note/n28");
		assertThat(this.service.projector().await(34, Duration.ofSeconds(20))).isTrue();
		this.service.hide(Note.ALL, "n29");
		this.service.hide(Tagged.ALL, "n27|all");
	}

	@AfterAll
	void close() {
		this.service.close();
	}

	@Test
	void showsAWithdrawnEntryByItsIdOnly() {
		assertThat(this.views.byIds(Note.ALL, List.of("n00", "n28", "n29", "nothing"))).containsOnlyKeys("n00", "n28");
		assertThat(all(Note.ALL.criteria())).hasSize(28).doesNotContain("n28", "n29");
	}

	@Test
	void countsWhatItLists() {
		assertThat(page(Note.ALL.criteria(), 5, null).total()).isEqualTo(28);
		assertThat(page(Note.ALL.criteria().in("tags", List.of("t1")), 5, null).total()).isEqualTo(14);
		assertThat(page(Note.ALL.criteria().in("tags", List.of("t1", "t0")), 5, null).total()).isEqualTo(28);
	}

	@Test
	void showsNoEdgeToWhatIsWithdrawnOrHidden() {
		Map<String, Page<String>> tagged = linked(100, null, List.of("all", "t0", "t1", "none"));
		// n27's own link is hidden, n28 is withdrawn, n29 is hidden.
		assertThat(ids(tagged, "all")).hasSize(27).doesNotContain("n27", "n28", "n29");
		assertThat(total(tagged, "all")).isEqualTo(27);
		assertThat(ids(tagged, "t1")).contains("n27").doesNotContain("n29");
		assertThat(total(tagged, "t1")).isEqualTo(14);
		assertThat(ids(tagged, "none")).isEmpty();
		assertThat(total(tagged, "none")).isZero();
	}

	@Test
	void fillsPagesOfEdgesAlsoWhereSomeAreLeftOut() {
		List<String> seen = new ArrayList<>();
		@Nullable String after = null;
		boolean more = true;
		while (more) {
			Page<String> page = java.util.Objects.requireNonNull(linked(5, after, List.of("all")).get("all"));
			page.items().forEach((item) -> seen.add(item.row()));
			more = page.hasNext();
			assertThat(page.items()).hasSize(more ? 5 : 2);
			after = page.items().getLast().cursor();
		}
		assertThat(seen).hasSize(27).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void pagesUnderManyParentsInOneCommand() {
		PageRequest request = new PageRequest(4, null, true);
		Map<String, Page<Note>> pages = this.views.pages(Note.ALL, "author", List.of("a0", "a1", "a2", "a9"),
				Note.ALL.criteria(), Note.TITLE_BACKWARDS, request);
		assertThat(pages).containsOnlyKeys("a0", "a1", "a2", "a9");
		Page<Note> ofA1 = java.util.Objects.requireNonNull(pages.get("a1"));
		assertThat(ofA1.items()).extracting((item) -> item.row().id()).containsExactly("n25", "n22", "n19", "n16");
		assertThat(ofA1.total()).isEqualTo(9);
		assertThat(ofA1.hasNext()).isTrue();
		Map<String, Page<Note>> next = this.views.pages(Note.ALL, "author", List.of("a1"), Note.ALL.criteria(),
				Note.TITLE_BACKWARDS, new PageRequest(10, ofA1.items().getLast().cursor(), false));
		assertThat(java.util.Objects.requireNonNull(next.get("a1")).items()).extracting((item) -> item.row().id())
			.containsExactly("n13", "n10", "n07", "n04", "n01");
	}

	@Test
	void listsBothWaysAndFromEverywhere() {
		List<String> forward = all(Note.ALL.criteria());
		assertThat(forward).isSorted();
		List<String> backwards = new ArrayList<>();
		@Nullable String after = null;
		boolean more = true;
		while (more) {
			Page<Note> page = this.views.page(Note.ALL, Note.ALL.criteria(), Note.TITLE_BACKWARDS,
					new PageRequest(7, after, false));
			page.items().forEach((item) -> backwards.add(item.row().id()));
			more = page.hasNext();
			after = page.items().getLast().cursor();
		}
		assertThat(backwards.reversed()).isEqualTo(forward);
	}

	@Test
	void answersAPageOfNothing() {
		Page<Note> page = page(Note.ALL.criteria(), 0, null);
		assertThat(page.items()).isEmpty();
		assertThat(page.hasNext()).isTrue();
	}

	@Test
	void findsEverythingListedBelow() {
		// The chain is cut at n28, which is withdrawn.
		assertThat(this.views.within(Note.ALL, "follows", List.of("n20"), 100, "within")).hasSize(8)
			.contains("n20", "n27")
			.doesNotContain("n28", "n29");
		assertThat(this.views.within(Note.ALL, "follows", List.of("nothing"), 100, "within"))
			.isEqualTo(Set.of("nothing"));
		assertThatExceptionOfType(BadInput.class)
			.isThrownBy(() -> this.views.within(Note.ALL, "follows", List.of("n00"), 10, "within"))
			.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("within"));
	}

	@Test
	void looksBelowAHundredAtMost() {
		for (List<String> ids : List.of(List.<String>of(), Collections.nCopies(101, "n00"))) {
			assertThatExceptionOfType(BadInput.class)
				.isThrownBy(() -> this.views.within(Note.ALL, "follows", ids, 100, "within"))
				.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("within"));
		}
	}

	@Test
	void narrowsTheListsOfManyParents() {
		Map<String, Page<Note>> pages = this.views.pages(Note.ALL, "author", List.of("a0", "a1"),
				Note.ALL.criteria().in("tags", List.of("t1")), Note.TITLE_BACKWARDS, new PageRequest(3, null, true));
		Page<Note> ofA0 = java.util.Objects.requireNonNull(pages.get("a0"));
		assertThat(ofA0.items()).extracting((item) -> item.row().id()).containsExactly("n27", "n21", "n15");
		assertThat(ofA0.total()).isEqualTo(5);
	}

	@Test
	void refusesAListThatNoIndexServes() {
		PageRequest request = new PageRequest(5, null, false);
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.views.page(Tagged.ALL, Tagged.ALL.criteria(), Tagged.NOTE, request));
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(
				() -> this.views.pages(Note.ALL, "author", List.of("a0"), Note.ALL.criteria(), Note.TITLE, request));
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> this.views.pages(Note.ALL, "follows",
				List.of("n0"), Note.ALL.criteria().in("tags", List.of("t1")), Note.TITLE, request));
	}

	@Test
	void refusesToSortTooMuch() {
		Criteria few = Note.ALL.criteria().prefix("titlePrefix", "Title n01");
		assertThat(all(few)).containsExactly("n01");
		assertThatExceptionOfType(BadInput.class)
			.isThrownBy(() -> all(Note.ALL.criteria().prefix("titlePrefix", "Title n")));
	}

	@Test
	void refusesACursorOfAnotherListOrOrder() {
		String cursor = page(Note.ALL.criteria(), 1, null).items().getFirst().cursor();
		assertThatExceptionOfType(BadInput.class)
			.isThrownBy(() -> this.views.page(Note.ALL, Note.ALL.criteria(), Note.TITLE_BACKWARDS,
					new PageRequest(5, cursor, false)))
			.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("after"));
		assertThatExceptionOfType(BadInput.class).isThrownBy(() -> this.views.page(Author.ALL, Author.ALL.criteria(),
				Author.NAME, new PageRequest(5, cursor, false)));
	}

	@Test
	void refusesACursorOfAnotherListInAnOrderOfTheSameName() {
		for (String list : List.of("notes", "authors")) {
			String cursor = Base64.getUrlEncoder()
				.encodeToString("1\n%s\nTITLE\nTitle n05".formatted(list).getBytes(StandardCharsets.UTF_8));
			if (list.equals("notes")) {
				assertThat(page(Note.ALL.criteria(), 5, cursor).items()).hasSize(5);
			}
			else {
				assertThatExceptionOfType(BadInput.class).isThrownBy(() -> page(Note.ALL.criteria(), 5, cursor));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?", "abc", "MQ", "1\nnotes", "2\nnotes\nTITLE\nx" })
	void refusesAMalformedCursor(String text) {
		String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
		for (String cursor : List.of(text, encoded, "x".repeat(5_000))) {
			assertThatExceptionOfType(BadInput.class).isThrownBy(() -> page(Note.ALL.criteria(), 5, cursor))
				.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("after"));
		}
	}

	private static String id(int number) {
		return "n%02d".formatted(number);
	}

	private Page<Note> page(Criteria criteria, int first, @Nullable String after) {
		return this.views.page(Note.ALL, criteria, Note.TITLE, new PageRequest(first, after, true));
	}

	private List<String> all(Criteria criteria) {
		return page(criteria, 100, null).items().stream().map((item) -> item.row().id()).toList();
	}

	private Map<String, Page<String>> linked(int first, @Nullable String after, List<String> tags) {
		return this.views.linked(Tagged.ALL, "tag", tags, Tagged.ALL.criteria(), Tagged.NOTE,
				new PageRequest(first, after, true), "note", Note.ALL, (Tagged link, Note note) -> note.id());
	}

	private static List<String> ids(Map<String, Page<String>> pages, String tag) {
		return java.util.Objects.requireNonNull(pages.get(tag)).items().stream().map(Page.Item::row).toList();
	}

	private static long total(Map<String, Page<String>> pages, String tag) {
		return java.util.Objects.requireNonNull(java.util.Objects.requireNonNull(pages.get(tag)).total());
	}

}
