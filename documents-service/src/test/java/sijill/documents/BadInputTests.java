package sijill.documents;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sijill.platform.test.RunningService;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class BadInputTests {

	@RegisterExtension
	static final RunningService service = new RunningService(DocumentsApplication.class, "documents");

	@BeforeAll
	static void importEntries() {
		service.importSample();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			documents(first: -1) { totalCount }                                      | first
			documents(first: 101) { totalCount }                                     | first
			documents(after: "nonsense") { nodes { id } }                            | after
			documents(filter: { kinds: [] }) { totalCount }                          | kinds
			documents(filter: { languages: ["not a tag"] }) { totalCount }           | languages
			documents(filter: { published: { from: "2018-02-30" } }) { totalCount }  | filter
			documents(filter: { published: { from: "2018-02-02", to: "2018-01-01" } }) { totalCount } | from
			documents(filter: { kinds: [POEM] }) { totalCount }                      | filter
			documents(filter: { colour: "red" }) { totalCount }                      | filter
			documents(orderBy: LONGEST) { totalCount }                               | orderBy
			callsToAction(filter: { addressees: [] }) { totalCount }                 | addressees
			document(id: "doc-ngo-joint-statement-2018-stj") { id signatures(first: -5) { totalCount } } | first
			""")
	void namesTheArgumentThatCannotBeUsed(String field, String argument) {
		JsonNode error = service.ask("{ " + field + " }").at("/errors/0");
		assertThat(error.at("/extensions/code").stringValue()).isEqualTo("BAD_REQUEST");
		assertThat(error.at("/extensions/argument").asString("") + error.get("message").stringValue())
			.contains(argument);
		assertThat(error.toString()).doesNotContain("sijill", "Exception", "java");
	}

	@Test
	void refusesACursorOfAnotherOrder() {
		String cursor = service.data("{ documents(first: 1) { pageInfo { endCursor } } }")
			.at("/documents/pageInfo/endCursor")
			.stringValue();
		JsonNode error = service
			.ask("{ documents(orderBy: PUBLISHED_OLDEST_FIRST, after: \"%s\") { totalCount } }".formatted(cursor))
			.at("/errors/0/extensions");
		assertThat(error.get("code").stringValue()).isEqualTo("BAD_REQUEST");
		assertThat(error.get("argument").stringValue()).isEqualTo("after");
	}

	@Test
	void refusesAListOfMoreThanAHundredAlternatives() {
		String ids = "\"org-x\", ".repeat(101);
		assertThat(service.ask("{ documents(filter: { publishers: [%s] }) { totalCount } }".formatted(ids))
			.at("/errors/0/extensions/argument")
			.stringValue()).isEqualTo("publishers");
	}

	@Test
	void answersTheRestBesideAFieldWithBadInput() {
		JsonNode answer = service
			.ask("{ documents(first: -1) { totalCount } document(id: \"doc-ngo-joint-statement-2018-stj\") { kind } }");
		assertThat(answer.at("/errors/0/path/0").stringValue()).isEqualTo("documents");
		assertThat(answer.at("/data/documents").isNull()).isTrue();
		assertThat(answer.at("/data/document/kind").stringValue()).isEqualTo("JOINT_STATEMENT");
	}

}
