package sijill.platform.graphql;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class RequestErrorsTests {

	private Shelf shelf;

	@BeforeAll
	void start() {
		this.shelf = Shelf.start(Map.of("sijill.web.deadline", "700ms"));
	}

	@AfterAll
	void stop() {
		this.shelf.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-",
			textBlock = """
					{ book(id: "book-1") { pages } }                                  | -                          | Field 'pages' in type 'Book' is undefined
					{ book(id: "book-1", page: 1) { id } }                            | page                       | Unknown field argument 'page'
					{ book { id } }                                                   | id                         | Missing field argument 'id'
					{ books(first: "many") { id } }                                   | first                      | 'first' is not a valid 'Int'
					{ books(first: -1) { id } }                                       | first                      | 'first' must not be negative
							{ books(filter: {kinds: [NOVEL]}) { id } }                        | filter.kinds[0]            | 'filter.kinds[0]' is not a valid 'BookKind'
					{ books(filter: {author: "x"}) { id } }                           | filter                     | 'filter' contains a field not in 'BookFilter': 'author'
					{ books(filter: {published: {from: "April"}}) { id } }            | filter.published.from      | 'filter.published.from' is not a valid 'Date' - must be a day such as 2018-04-07
					{ books(filter: {published: {from: "2018-02-30"}}) { id } }       | filter.published.from      | 'filter.published.from' is not a valid 'Date' - must be a day such as 2018-04-07
					{ books(filter: {published: {from: "2018-04-08", to: "2018-04-07"}}) { id } } | from           | 'from' must not be after 'to', but 2018-04-08 is after 2018-04-07
					query($n: Int = "x") { books(first: $n) { id } }                  | -                          | Bad default value for type 'Int'
					query($n: Int!) { books(first: $m) { id } }                       | m                          | Undefined variable 'm'
					mutation { x }                                                    | -                          | The 'Mutation' operation is not supported by the schema
					{ book(id: "book-1") { id }                                       | -                          | Invalid syntax with offending token '<EOF>' at line 1 column 28
					""")
	void namesTheArgumentThatIsWrong(String query, @Nullable String argument, String message) {
		assertBadRequest(this.shelf.ask(query), argument, message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"n": "ten"}                            | n | Variable 'n' has an invalid value: Expected a value that can be converted to type 'Int'
					{"n": 1.5}                              | n | Variable 'n' has an invalid value: Expected a value that can be converted to type 'Int'
					{"f": {"kinds": ["NOVEL"]}}             | f | Variable 'f' has an invalid value: Invalid input for enum 'BookKind'. No value found for name 'NOVEL'
					{"f": {"published": {"to": "2018"}}}    | f | Variable 'f' has an invalid value: must be a day such as 2018-04-07
					{"f": {"published": {"to": 2018}}}      | f | Variable 'f' has an invalid value: must be a day such as 2018-04-07
					{"f": {"author": 1}}                    | author | `The variables input contains a field name 'author' that is not defined for input object type 'BookFilter'`
					""")
	void namesTheVariableThatIsWrong(String variables, String argument, String message) {
		JsonNode answer = Shelf.json(this.shelf.post(
				"{\"query\": \"query($n: Int, $f: BookFilter) { books(first: $n, filter: $f) { id } }\", \"variables\": "
						+ variables + "}")
			.body());
		assertThat(answer.at("/errors/0/message").asString()).isEqualTo(message);
		assertBadRequest(answer, argument, message);
	}

	@Test
	void namesTheLimitAndTheValue() {
		String deep = "{ book(id: \"book-1\") { " + "next { ".repeat(6) + "id" + " }".repeat(6) + " } }";
		for (int i = 0; i < 2; i++) {
			JsonNode error = this.shelf.ask(deep).at("/errors/0");
			assertThat(error.get("message").asString())
				.isEqualTo("The query asks for too much: depth may be at most 6, not 8");
			assertThat(error.at("/extensions/code").asString()).isEqualTo("TOO_LARGE");
			assertThat(error.at("/extensions/limit").asString()).isEqualTo("depth");
			assertThat(error.at("/extensions/value").asInt()).isEqualTo(8);
		}
	}

	@Test
	void measuresADocumentThatItKnowsAgainWithOtherVariables() {
		String query = "query($n: Int) { books(first: $n) { id } }";
		assertThat(this.shelf.ask(query, Map.of("n", 10)).get("errors")).isNull();
		assertThat(this.shelf.ask(query, Map.of("n", 2_000_000)).at("/errors/0/extensions/limit").asString())
			.isEqualTo("listSize");
		assertThat(this.shelf.ask(query, Map.of("n", 10)).get("errors")).isNull();
	}

	@Test
	void parsesNoMoreThanSoManyTokens() {
		JsonNode answer = this.shelf.ask("{" + " id".repeat(25_000) + "}");
		assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("TOO_LARGE");
		assertThat(answer.at("/errors/0/message").asString()).startsWith("More than 20,000");
	}

	@Test
	void keepsWhatFailedInsideToItselfAndLogsItOnce(CapturedOutput output) {
		JsonNode answer = this.shelf.ask("{ breaks book(id: \"book-1\") { title } }");
		assertFailure(answer, "INTERNAL");
		assertThat(answer.at("/errors/0/path/0").asString()).isEqualTo("breaks");
		assertThat(answer.at("/data/book/title").asString()).isEqualTo("Title of book-1");
		assertThat(output.getOut().lines().filter((line) -> line.contains("IllegalStateException: "))).hasSize(1);
	}

	@Test
	void keepsWhatFailedInAnEntityToItselfAndLogsItOnce(CapturedOutput output) {
		Map<String, Object> fragile = Map.of("__typename", "Fragile", "id", "1");
		JsonNode answer = this.shelf.ask(
				"query($r: [_Any!]!) { _entities(representations: $r) { ... on Fragile { id } } }",
				Map.of("r", List.of(fragile, fragile)));
		assertFailure(answer, "INTERNAL");
		assertThat(answer.get("errors")).hasSize(2);
		assertThat(answer.at("/errors/1/path/1").asInt()).isEqualTo(1);
		assertThat(output.getOut().lines().filter((line) -> line.contains("IllegalStateException: "))).hasSize(1);
	}

	@Test
	void refusesARepresentationOfWhatItDoesNotServe() {
		JsonNode answer = this.shelf.ask("query($r: [_Any!]!) { _entities(representations: $r) { __typename } }",
				Map.of("r", List.of(Map.of("__typename", "Source", "id", "1"), Map.of("id", "1"))));
		assertThat(answer.get("errors")).hasSize(2);
		assertBadRequest(answer, "representations", "A representation names no type or no key that is served here");
	}

	@Test
	void saysThatDataIsUnavailableWhereMongoDbIs() {
		assertFailure(this.shelf.ask("{ unreachable }"), "UNAVAILABLE");
	}

	@Test
	void saysNothingOfTheInsideWhereAValueIsMissing() {
		assertFailure(this.shelf.ask("{ book(id: \"book-1\") { lacking } }"), "INTERNAL");
	}

	@Test
	void answersWhenItsTimeIsOver() {
		assertFailure(this.shelf.ask("{ waits }"), "TIMEOUT");
	}

	@Test
	void answersWhenTheTimeOfItsCallerIsOver() {
		var response = this.shelf.post(Shelf.body("{ waits }", Map.of()), "Sijill-Time-Left", "20", "Accept",
				"application/graphql-response+json");
		assertThat(response.statusCode()).isEqualTo(504);
		assertFailure(Shelf.json(response.body()), "TIMEOUT");
	}

	private static void assertBadRequest(JsonNode answer, @Nullable String argument, String message) {
		JsonNode error = answer.at("/errors/0");
		assertThat(error.path("message").asString("none")).isEqualTo(message);
		assertThat(error.at("/extensions/code").asString("none")).isEqualTo("BAD_REQUEST");
		assertThat(error.at("/extensions/argument").asString("none")).isEqualTo((argument != null) ? argument : "none");
		assertThat(error.at("/extensions/correlationId").asString()).hasSize(36);
		assertSilent(answer);
	}

	private static void assertFailure(JsonNode answer, String code) {
		assertThat(answer.at("/errors/0/extensions/code").asString("none")).isEqualTo(code);
		assertThat(answer.at("/errors/0/extensions/correlationId").asString()).hasSize(36);
		assertSilent(answer);
	}

	private static void assertSilent(JsonNode answer) {
		assertThat(answer.toString()).doesNotContain("s3cret", "internal:", "Exception", "java", "graphql.", "Value{",
				"classification", "localhost");
	}

}
