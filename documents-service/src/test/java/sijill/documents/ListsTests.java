package sijill.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sijill.platform.date.FuzzyDate;
import sijill.platform.test.BothMongos;
import sijill.platform.test.RunningService;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every filter in every order, walked page by page, against the same list made in memory.
 */
@BothMongos
class ListsTests {

	@RegisterExtension
	static final RunningService service = new RunningService(DocumentsApplication.class, "documents");

	private static final List<GeneratedDocument> ALL = GeneratedDocument.many(150, 5, 42);

	/** Entries without a date come last, and of the same day the greater id first. */
	private static final Comparator<GeneratedDocument> NEWEST_FIRST = Comparator.comparing(ListsTests::newest)
		.thenComparing(GeneratedDocument::id)
		.reversed();

	private static final Comparator<GeneratedDocument> OLDEST_FIRST = Comparator.comparing(ListsTests::oldest)
		.thenComparing(GeneratedDocument::id);

	@BeforeAll
	static void importEntries() {
		for (int from = 0; from < ALL.size(); from += 50) {
			service.imports(ALL.subList(from, from + 50).stream().map(GeneratedDocument::line).toArray(String[]::new));
		}
	}

	static List<Case> filters() {
		return List.of(new Case("{}", (each) -> true),
				new Case("{ kinds: [REPORT] }", (each) -> each.kind().equals("REPORT")),
				new Case("{ kinds: [REPORT, LETTER, OTHER] }",
						(each) -> List.of("REPORT", "LETTER", "OTHER").contains(each.kind())),
				new Case("{ published: { from: \"2014-03-05\", to: \"2014-03-25\" } }",
						(each) -> touches(each, "2014-03-05", "2014-03-25")),
				new Case("{ published: { from: \"2013-11-01\", to: \"2015-02-28\" } }",
						(each) -> touches(each, "2013-11-01", "2015-02-28")),
				new Case("{ published: { from: \"2016-02-29\" } }",
						(each) -> touches(each, "2016-02-29", "9999-12-31")),
				new Case("{ published: { to: \"2013-01-01\" } }", (each) -> touches(each, "0001-01-01", "2013-01-01")),
				new Case("{ published: {} }", (each) -> true),
				new Case("{ publishers: [\"org-1\"] }", (each) -> each.publishers().contains("org-1")),
				new Case("{ publishers: [\"org-1\", \"org-2\"] }",
						(each) -> each.publishers().contains("org-1") || each.publishers().contains("org-2")),
				new Case("{ signatories: [\"org-3\"] }", (each) -> each.signatories().contains("org-3")),
				new Case("{ addressees: [\"org-0\", \"org-4\"] }",
						(each) -> each.addressees().contains("org-0") || each.addressees().contains("org-4")),
				new Case("{ incidents: [\"inc-2\"] }", (each) -> each.incidents().contains("inc-2")),
				new Case("{ languages: [\"AR\"] }", (each) -> each.languages().contains("ar")),
				new Case("{ symbol: \"" + someSymbol().toLowerCase(Locale.ROOT) + " \" }",
						(each) -> each.symbols().contains(someSymbol())),
				new Case("""
						{ kinds: [REPORT, LETTER, JOINT_STATEMENT, OTHER], languages: ["en", "fr"],
						  signatories: ["org-1", "org-2", "org-3"], incidents: ["inc-0", "inc-1"],
						  published: { from: "2012-06-01", to: "2019-01-01" } }""",
						(each) -> List.of("REPORT", "LETTER", "JOINT_STATEMENT", "OTHER").contains(each.kind())
								&& Stream.of("org-1", "org-2", "org-3").anyMatch(each.signatories()::contains)
								&& Stream.of("inc-0", "inc-1").anyMatch(each.incidents()::contains)
								&& touches(each, "2012-06-01", "2019-01-01")));
	}

	@ParameterizedTest
	@MethodSource("filters")
	void listsDocumentsNewestFirst(Case filter) {
		List<String> expected = filter.expected(NEWEST_FIRST);
		assertThat(walk("documents(filter: %s, first: 7, after: $after)", filter)).isEqualTo(expected);
		assertThat(walk("documents(filter: %s, orderBy: PUBLISHED_NEWEST_FIRST, first: 100, after: $after)", filter))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("filters")
	void listsDocumentsOldestFirst(Case filter) {
		assertThat(walk("documents(filter: %s, orderBy: PUBLISHED_OLDEST_FIRST, first: 7, after: $after)", filter))
			.isEqualTo(filter.expected(OLDEST_FIRST));
	}

	@ParameterizedTest
	@MethodSource("filters")
	void listsDocumentsAsTheyWereRecordedLastFirst(Case filter) {
		Map<String, Instant> recorded = recorded();
		assertThat(walk("documents(filter: %s, orderBy: RECORDED_NEWEST_FIRST, first: 7, after: $after)", filter))
			.isEqualTo(filter.expected(
					Comparator.comparing((GeneratedDocument each) -> Objects.requireNonNull(recorded.get(each.id())))
						.thenComparing(GeneratedDocument::id)
						.reversed()));
	}

	@ParameterizedTest
	@MethodSource("filters")
	void listsTheDocumentsOfEachOfSeveralAttacks(Case filter) {
		JsonNode entities = service.entities("Incident", List.of("inc-0", "inc-1", "inc-2"),
				"documents(filter: %s, first: 100) { totalCount nodes { id } }".formatted(filter.text));
		for (int i = 0; i < 3; i++) {
			String incident = "inc-" + i;
			List<String> expected = ALL.stream()
				.filter((each) -> each.incidents().contains(incident))
				.filter(filter.predicate)
				.sorted(NEWEST_FIRST)
				.map(GeneratedDocument::id)
				.toList();
			assertThat(entities.get(i).at("/documents/nodes").findValuesAsString("id")).isEqualTo(expected);
			assertThat(entities.get(i).at("/documents/totalCount").intValue()).isEqualTo(expected.size());
		}
	}

	@Test
	void walksTheStatementsOnAnAttackPageByPage() {
		List<String> expected = ALL.stream()
			.filter((each) -> each.isStatement() && each.incidents().contains("inc-3"))
			.sorted(NEWEST_FIRST)
			.map(GeneratedDocument::id)
			.toList();
		assertThat(expected).hasSizeGreaterThan(6);
		assertThat(ofEntity("Incident", "inc-3", "statements(first: 3, after: $after)", "id")).isEqualTo(expected);
	}

	@Test
	void walksWhatAnOrganizationPublishedAndSignedAndIsAskedPageByPage() {
		List<GeneratedDocument> newestFirst = ALL.stream().sorted(NEWEST_FIRST).toList();
		assertThat(ofEntity("Organization", "org-1", "published(first: 3, after: $after)", "id"))
			.isEqualTo(newestFirst.stream()
				.filter((each) -> each.publishers().contains("org-1"))
				.map(GeneratedDocument::id)
				.toList());
		assertThat(ofEntity("Organization", "org-1", "signed(first: 3, after: $after)", "document { id }"))
			.isEqualTo(newestFirst.stream()
				.filter((each) -> each.signatories().contains("org-1"))
				.map(GeneratedDocument::id)
				.toList());
		assertThat(ofEntity("Organization", "org-1", "calledUpon(first: 3, after: $after)", "id"))
			.isEqualTo(newestFirst.stream()
				.filter((each) -> each.addressees().contains("org-1"))
				.map((each) -> each.calls().get(each.addressees().indexOf("org-1")))
				.toList());
	}

	@Test
	void narrowsCallsToAction() {
		List<GeneratedDocument> newestFirst = ALL.stream().sorted(NEWEST_FIRST).toList();
		assertThat(walk("callsToAction(filter: %s, first: 7, after: $after)", "{}"))
			.isEqualTo(newestFirst.stream().flatMap((each) -> each.calls().stream()).toList());
		assertThat(walk("callsToAction(filter: %s, first: 7, after: $after)",
				"{ addressees: [\"org-0\", \"org-3\"], publishers: [\"org-1\", \"org-2\"] }"))
			.isEqualTo(newestFirst.stream()
				.filter((each) -> each.publishers().contains("org-1") || each.publishers().contains("org-2"))
				.flatMap((each) -> each.calls()
					.stream()
					.filter((call) -> List.of("org-0", "org-3")
						.contains(each.addressees().get(each.calls().indexOf(call)))))
				.toList());
		GeneratedDocument some = ALL.stream().filter((each) -> each.calls().size() == 2).findFirst().orElseThrow();
		assertThat(walk("callsToAction(filter: %s, first: 1, after: $after)", "{ documents: [\"" + some.id() + "\"] }"))
			.isEqualTo(some.calls());
	}

	@Test
	void answersAnEmptyPageThatStillCounts() {
		assertThat(
				service.data("{ documents(first: 0) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }")
					.get("documents")
					.toString())
			.isEqualTo("{\"totalCount\":150,\"nodes\":[],\"pageInfo\":{\"hasNextPage\":true,\"endCursor\":null}}");
	}

	private static List<String> walk(String field, Case filter) {
		List<String> ids = walk(field, filter.text);
		assertThat(service.data("{ documents(filter: %s) { totalCount } }".formatted(filter.text))
			.at("/documents/totalCount")
			.intValue()).isEqualTo(ids.size());
		return ids;
	}

	private static List<String> walk(String field, String filter) {
		return pages("", field.formatted(filter), "id", "");
	}

	private static List<String> ofEntity(String type, String id, String field, String node) {
		return pages("_entities(representations: [{ __typename: \"%s\", id: \"%s\" }]) { ... on %s {".formatted(type,
				id, type), field, node, "} }");
	}

	private static List<String> pages(String before, String field, String node, String behind) {
		List<String> ids = new ArrayList<>();
		String after = null;
		boolean more = true;
		while (more) {
			Map<String, @Nullable String> variables = new HashMap<>();
			variables.put("after", after);
			JsonNode page = service.data(
					"query($after: String) { %s list: %s { nodes { %s } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } %s }"
						.formatted(before, field, node, behind),
					variables)
				.findValue("list");
			assertThat(page.at("/pageInfo/hasPreviousPage").booleanValue()).isEqualTo(after != null);
			List<String> cursors = page.get("edges").findValuesAsString("cursor");
			if (!cursors.isEmpty()) {
				assertThat(page.at("/pageInfo/startCursor").stringValue()).isEqualTo(cursors.getFirst());
				assertThat(page.at("/pageInfo/endCursor").stringValue()).isEqualTo(cursors.getLast());
			}
			ids.addAll(page.get("nodes").findValuesAsString("id"));
			more = page.at("/pageInfo/hasNextPage").booleanValue();
			after = more ? page.at("/pageInfo/endCursor").stringValue() : null;
		}
		return ids;
	}

	private static Map<String, Instant> recorded() {
		Map<String, Instant> recorded = new HashMap<>();
		String query = "query($after: String) { documents(first: 100, after: $after) { nodes { id record { recorded } } pageInfo { endCursor } } }";
		Map<String, String> after = Map.of();
		while (recorded.size() < ALL.size()) {
			JsonNode page = service.data(query, after).get("documents");
			page.get("nodes")
				.forEach((node) -> recorded.put(node.get("id").stringValue(),
						Instant.parse(node.at("/record/recorded").stringValue())));
			after = Map.of("after", page.at("/pageInfo/endCursor").stringValue());
		}
		return recorded;
	}

	private static String someSymbol() {
		return ALL.stream().flatMap((each) -> each.symbols().stream()).findFirst().orElseThrow();
	}

	private static boolean touches(GeneratedDocument document, String from, String to) {
		FuzzyDate date = document.date();
		return date != null && (date.latest() == null || !date.latest().isBefore(LocalDate.parse(from)))
				&& (date.earliest() == null || !date.earliest().isAfter(LocalDate.parse(to)));
	}

	private static String newest(GeneratedDocument document) {
		FuzzyDate date = document.date();
		return (date == null) ? "" : (date.latest() != null) ? date.latest().toString() : "9999-12-31";
	}

	private static String oldest(GeneratedDocument document) {
		FuzzyDate date = document.date();
		return (date == null) ? "9999-99-99" : (date.earliest() != null) ? date.earliest().toString() : "0001-01-01";
	}

	/**
	 * A filter in the words of the graph and in those of Java.
	 */
	record Case(String text, Predicate<GeneratedDocument> predicate) {

		List<String> expected(Comparator<GeneratedDocument> order) {
			return ALL.stream().filter(this.predicate).sorted(order).map(GeneratedDocument::id).toList();
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
