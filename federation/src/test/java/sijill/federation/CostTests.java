package sijill.federation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sijill.federation.limits.Limits;
import sijill.federation.transport.SubgraphReply;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operations cost by {@code @cost} and {@code @listSize}: over the limit nothing is
 * planned and nobody is called.
 */
class CostTests {

	private static final String SHOP = """
			extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@cost", {name: "@listSize", as: "@sized"}])
			type Query {
			  book: Book
			  plain: [Book]
			  assumed: [Book] @sized(assumedSize: 7)
			  sliced(first: Int, last: Int): [Book] @sized(slicingArguments: ["first", "last"])
			  either(first: Int = 4, last: Int): [Book] @sized(slicingArguments: ["first", "last"], requireOneSlicingArgument: false)
			  deep(page: Page): [Book] @sized(slicingArguments: ["page.size"])
			  shelf(first: Int): Shelf @sized(slicingArguments: ["first"], sizedFields: ["books"])
			  page(first: Int): Shelves
			  dear: Book @cost(weight: 50)
			  search(text: String @cost(weight: 9), filter: Filter): Int
			  thing: Thing
			}
			interface Thing { rare: Int }
			input Page { size: Int }
			input Filter { old: Boolean @cost(weight: 5) also: [Filter] }
			type Shelf { books: [Book] name: String others: [Book] }
			type Shelves { nodes: [Shelf] }
			type Book implements Thing @key(fields: "id") { id: ID! author: Author authors: [Author] rare: Int @cost(weight: 11) }
			type Author @cost(weight: 3) { name: String }
			""";

	private final AtomicInteger calls = new AtomicInteger();

	private Engine engine(@Nullable Long cost) {
		CompositionResult result = Composition.compose(List.of(new Subgraph("shop", "http://shop", SHOP)));
		return Engine.builder(Supergraph.parse(((CompositionResult.Composed) result).supergraphSdl()))
			.limits(new Limits(1_000, 30, 100, 30, 30, 30, Long.MAX_VALUE, cost, 20))
			.transport((call) -> {
				this.calls.incrementAndGet();
				return new SubgraphReply(200, "application/json", "{\"data\":{}}".getBytes(StandardCharsets.UTF_8));
			})
			.build();
	}

	private GraphQlResponse ask(Engine engine, String query, Map<String, @Nullable Object> variables) {
		return engine.execute(new GraphQlRequest(query, null, variables, Map.of(), RequestContext.none()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					1       | { book { id } }
					4       | { book { author { name } } }
					80      | { plain { author { name } } }
					7       | { assumed { id } }
					12      | { sliced(first: 12) { id } }
					4       | { either { id } }
					6       | { either(last: 6, first: 2) { id } }
					8       | { deep(page: {size: 8}) { id } }
					6       | { shelf(first: 5) { name books { id } } }
					26      | { shelf(first: 5) { books { id } others { id } } }
					12806   | { page(first: 5) { nodes { ... on Shelf { books { ...B } others { ...B } } } } } fragment B on Book { id author { name } author2: authors { name } }
					50      | { dear { id } }
					14      | { search(text: "x", filter: {old: true}) }
					19      | { search(text: "x", filter: {old: true, also: [{old: false}]}) }
					12      | { thing { rare } }
					12      | { book { rare } }
					2       | { a: book { ...B } b: book { ... on Book { id } } } fragment B on Book { id }
					""")
	void countsWhatTheSchemaSays(long cost, String query) {
		Map<String, Object> details = ask(engine(cost - 1), query, Map.of()).errors().getFirst().details();
		assertThat(details).containsEntry("limit", "cost").containsEntry("max", cost - 1).containsEntry("value", cost);
		assertThat(this.calls).hasValue(0);
		assertThat(ask(engine(cost), query, Map.of()).isRequestError()).isFalse();
	}

	@Test
	void takesSizesFromVariablesEachTime() {
		Engine engine = engine(20L);
		String query = "query($n: Int = 30, $p: Page) { sliced(first: $n) { id } deep(page: $p) { id } }";
		for (int i = 0; i < 2; i++) {
			assertThat(value(ask(engine, query, Map.of("p", Map.of("size", 2))))).isEqualTo(32);
			assertThat(ask(engine, query, Map.of("n", 3, "p", Map.of("size", 2))).isRequestError()).isFalse();
			assertThat(value(ask(engine, query, Map.of("n", 19, "p", Map.of("size", 2))))).isEqualTo(21);
		}
	}

	@Test
	void countsOperationsOfOneDocumentApart() {
		Engine engine = engine(20L);
		String document = "query A { book { id } } query B { dear { id } }";
		for (int i = 0; i < 2; i++) {
			assertThat(engine.execute(new GraphQlRequest(document, "A", Map.of(), Map.of(), RequestContext.none()))
				.isRequestError()).isFalse();
			assertThat(
					value(engine.execute(new GraphQlRequest(document, "B", Map.of(), Map.of(), RequestContext.none()))))
				.isEqualTo(50);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ sliced { id } }
			{ sliced(first: 1, last: 2) { id } }
			{ sliced(first: null) { id } }
			query($n: Int) { sliced(first: $n) { id } }
			{ deep(page: {}) { id } }
			""")
	void asksForExactlyOneArgumentThatTellsTheSize(String query) {
		GraphQlResponse refused = ask(engine(1_000L), query, Map.of());
		assertThat(refused.isRequestError()).isTrue();
		assertThat(refused.errors().getFirst().message()).contains("needs exactly one of these arguments");
		assertThat(refused.errors().getFirst().code()).isEqualTo(ErrorCode.BAD_REQUEST);
		assertThat(this.calls).hasValue(0);
	}

	@Test
	void hasALimitOfItsOwnWhereTheSchemaSpeaksOfCosts() {
		assertThat(value(ask(engine(null), "{ sliced(first: 1000001) { id } }", Map.of()))).isEqualTo(1_000_001);
		assertThat(ask(engine(null), "{ sliced(first: 1000000) { id } }", Map.of()).isRequestError()).isFalse();
	}

	@Test
	void countsBeyondAllNumbers() {
		GraphQlError error = ask(engine(1_000L), "{ sliced(first: 2147483647) { authors { name } } "
				+ "a: sliced(first: 2147483647) { authors { name } } }", Map.of())
			.errors()
			.getFirst();
		assertThat(error.message()).startsWith("The query asks for too much: cost may be at most 1000, not ");
	}

	private static Object value(GraphQlResponse refused) {
		return ((Number) refused.errors().getFirst().details().getOrDefault("value", -1)).intValue();
	}

}
