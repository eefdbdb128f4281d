package sijill.incidents;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sijill.platform.test.RunningService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What bad input gets: an error that names the argument, and the rest of the answer.
 */
class BadInputTests {

	@RegisterExtension
	static final RunningService service = new RunningService(IncidentsApplication.class, "incidents");

	@BeforeAll
	static void importTheSampleData() {
		service.importSample();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			incidents(first: -1) { nodes { id } }                                             | first
			incidents(first: 101) { nodes { id } }                                            | first
			incidents(after: "") { nodes { id } }                                             | after
			incidents(after: "nonsense") { nodes { id } }                                     | after
			incidents(after: "T18x") { nodes { id } }                                         | after
			incidents(orderBy: BY_CHANCE) { nodes { id } }                                    | orderBy
			incidents(filter: {agents: [WATER]}) { nodes { id } }                             | filter.agents[0]
			incidents(filter: {agents: []}) { nodes { id } }                                  | agents
			incidents(filter: {colour: "red"}) { nodes { id } }                               | filter
			incidents(filter: {contested: "yes"}) { nodes { id } }                            | filter.contested
			incidents(filter: {occurred: {from: "2018-13-01"}}) { nodes { id } }              | filter.occurred.from
			incidents(filter: {occurred: {from: "2018-04-08", to: "2018-04-07"}}) { nodes { id } } | from
			investigations(filter: {bodies: []}) { nodes { id } }                             | bodies
			attributions(filter: {proofLevels: [CERTAIN]}) { nodes { id } }                   | filter.proofLevels[0]
			incident(id: "inc-2018-04-07-douma") { attributions(first: 1000) { nodes { id } } } | first
			incident(id: "inc-2018-04-07-douma") { attributions(filter: {accused: []}) { nodes { id } } } | accused
			incident { title }                                                                | id
			""")
	void namesTheArgumentThatIsWrong(String field, String argument) {
		JsonNode error = service.ask("{ " + field + " }").at("/errors/0");
		assertThat(error.at("/extensions/code").asString()).as(error.toString()).isEqualTo("BAD_REQUEST");
		assertThat(error.at("/extensions/argument").asString()).as(error.toString()).isEqualTo(argument);
		assertThat(error.at("/extensions/correlationId").asString()).isNotEmpty();
		assertThat(error.at("/message").asString()).doesNotContain("sijill", "Exception", "mongo");
	}

	@Test
	void refusesTheCursorOfAnotherListOrOrder() {
		String cursor = service.data("{ incidents(first: 1) { pageInfo { endCursor } } }")
			.at("/incidents/pageInfo/endCursor")
			.asString();
		for (String list : new String[] { "incidents(orderBy: OCCURRED_OLDEST_FIRST, after: $c)",
				"attributions(after: $c)", "investigations(after: $c)" }) {
			JsonNode answer = service.ask("query($c: String) { %s { nodes { id } } }".formatted(list),
					Map.of("c", cursor));
			assertThat(answer.at("/errors/0/extensions/argument").asString()).as(list).isEqualTo("after");
		}
	}

	@Test
	void refusesMoreThanAHundredAlternatives() {
		String many = "\"org-x\" ".repeat(101);
		JsonNode error = service.ask("{ incidents(filter: {accused: [%s]}) { nodes { id } } }".formatted(many))
			.at("/errors/0");
		assertThat(error.at("/extensions/argument").asString()).isEqualTo("accused");
		assertThat(error.at("/message").asString()).contains("100");
	}

	@Test
	void answersEverythingElse() {
		JsonNode answer = service
			.ask("{ bad: incidents(first: -1) { nodes { id } } good: incidents(first: 1) { nodes { id } } }");
		assertThat(answer.at("/data/bad").isNull()).isTrue();
		assertThat(answer.at("/data/good/nodes")).hasSize(1);
		assertThat(answer.get("errors")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"__typename": "Nothing", "id": "x"}
			{"__typename": "Source", "id": "x"}
			{"id": "x"}
			""")
	void refusesARepresentationOfWhatIsNotServedHere(String representation) {
		JsonNode answer = entities(representation);
		assertThat(answer.at("/errors/0/extensions/code").asString()).as(answer.toString()).isEqualTo("BAD_REQUEST");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"__typename": "Incident", "id": {"$ne": 1}}
			{"__typename": "Incident"}
			{"__typename": "Organization"}
			{"__typename": "Document", "id": null}
			""")
	void answersNullToARepresentationWithoutAKey(String representation) {
		assertThat(entities(representation)).hasToString("{\"data\":{\"_entities\":[null]}}");
	}

	private static JsonNode entities(String representation) {
		return service.ask(
				"query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Incident { title } ... on Organization { attributionsMade { nodes { id } } } } }",
				Map.of("r", List.of(JsonMapper.shared().readTree(representation))));
	}

}
