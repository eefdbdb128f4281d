package sijill.incidents;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sijill.platform.test.BothMongos;
import sijill.platform.test.RunningService;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static sijill.incidents.Lines.ATTRIBUTION;
import static sijill.incidents.Lines.INCIDENT;
import static sijill.incidents.Lines.INVESTIGATION;
import static sijill.incidents.Lines.PROVENANCE;
import static sijill.incidents.Lines.line;
import static sijill.incidents.Lines.with;

/**
 * What may be imported.
 */
@BothMongos
class ImportTests {

	@RegisterExtension
	static final RunningService service = new RunningService(IncidentsApplication.class, "incidents");

	@BeforeAll
	static void importTheSampleData() {
		assertThat(service.importSample().getLast().at("/totals/recorded").asInt()).isEqualTo(238);
		assertThat(rejections(line("incident", "inc-base", INCIDENT), line("investigation", "inv-base", INVESTIGATION)))
			.isEmpty();
	}

	@Test
	void makesNoNewRevisionOfTheSameFile() {
		JsonNode totals = service.importSample().getLast().get("totals");
		assertThat(totals.get("recorded").asInt()).isZero();
		assertThat(totals.get("unchanged").asInt()).isEqualTo(238);
		assertThat(totals.get("rejected").asInt()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"title": " "                                                                       | title
					"title": null                                                                      | title
					"summary": ""                                                                      | summary
					"colour": "red"                                                                    | colour
					"agents": ["WATER"]                                                                | agents[0]
					"agents": [null]                                                                   | agents[0]
					"agents": "SARIN"                                                                  | agents
					"occurred": "2018-02-30"                                                           | occurred
					"occurred": "2018-04-08/2018-04-07"                                                | occurred
					"occurred": 2018                                                                   | occurred
					"useStatus": "PROVEN"                                                              | useStatus
					"series": "series-nowhere"                                                         | series
					"contested": true                                                                  | contested
					"location": {"name": "N", "country": "SY", "precision": "CITY"}                    | location.point
					"location": {"name": "N", "country": "SY", "precision": "NONE", "point": {"latitude": 1, "longitude": 1}} | location.point
					"location": {"name": "N", "country": "SY", "precision": "CITY", "point": {"latitude": 90.1, "longitude": 1}} | location.point.latitude
					"location": {"name": "N", "country": "SY", "precision": "CITY", "point": {"latitude": 1, "longitude": -181}} | location.point.longitude
					"location": {"name": "N", "country": "SY", "precision": "CITY", "point": {"latitude": 1}} | location.point.longitude
					"location": {"name": "N", "country": "XX", "precision": "NONE"}                    | location.country
					"location": {"name": "N", "country": "sy", "precision": "NONE"}                    | location.country
					"otherPlaces": [{"name": "N", "country": "SYR", "precision": "NONE"}]              | otherPlaces[0].country
					"casualties": [{"scope": "PARTIAL", "killed": {"min": 2, "max": 1}}]               | casualties[0].killed.min
					"casualties": [{"scope": "PARTIAL"}, {"scope": "PARTIAL", "injured": {"min": 2, "max": 1}}] | casualties[1].injured.min
					"casualties": [{"scope": "PARTIAL", "killed": {"min": -1}}]                        | casualties[0].killed.min
					"casualties": [{"scope": "PARTIAL", "killed": {"min": 1.5}}]                       | casualties[0].killed.min
					"casualties": [{"scope": "PARTIAL", "killed": {"min": "1"}}]                       | casualties[0].killed.min
					"casualties": [{"killed": {"min": 1}}]                                             | casualties[0].scope
					"casualties": [{"scope": "PARTIAL", "source": "Not An Id"}]                        | casualties[0].source
					"provenance": {"verification": "UNVERIFIED", "sources": [""]}                      | provenance.sources[0]
					"provenance": {}                                                                   | provenance.verification
					"provenance": null                                                                 | provenance
					""")
	void rejectsAnIncidentThatCannotBe(String fields, String field) {
		assertRejected("incident", INCIDENT, fields, field);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"opened": "2018-04-10", "closed": "2018-04-09"           | closed
			"opened": "2018", "closed": "2017-12"                    | closed
			"incidents": ["inc-base", "inc-nowhere"]                 | incidents[1]
			"incidents": ["inc-base", "inc-base"]                    | incidents[1]
			"body": ""                                               | body
			"status": "PAUSED"                                       | status
			""")
	void rejectsAnInvestigationThatCannotBe(String fields, String field) {
		assertRejected("investigation", INVESTIGATION, fields, field);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"investigation": "inv-nowhere"                           | investigation
			"investigation": null                                    | investigation
			"incidents": ["inc-nowhere"]                             | incidents[0]
			"statement": ""                                          | statement
			"conclusion": "GUILTY"                                   | conclusion
			"standardOfProof": {"phrase": "likely"}                  | standardOfProof
			"provenance": {"verification": "VERIFIED"}               | provenance
			""")
	void rejectsAFindingThatCannotBe(String fields, String field) {
		assertRejected("finding", "\"investigation\": \"inv-base\", \"statement\": \"S\", \"conclusion\": \"UNKNOWN\"",
				fields, field);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"incident": "inc-nowhere"                                | incident
					"finding": "fnd-nowhere"                                 | finding
					"accusedAsStated": null                                  | accused
					"accused": ["org-a", "org-b", "org-a"]                   | accused[2]
					"contestations": [{"id": "c", "kind": "DENIAL"}]         | contestations[0].statement
					"contestations": [{"id": "c", "kind": "DENIAL", "statement": "No"}, {"id": "c", "kind": "DENIAL", "statement": "No"}] | contestations[1].id
					"contestations": [{"id": "C 1", "kind": "DENIAL", "statement": "No"}] | contestations[0].id
					""")
	void rejectsAnAttributionThatCannotBe(String fields, String field) {
		assertRejected("attribution", ATTRIBUTION, fields, field);
	}

	@Test
	void rejectsMoreThanAHundredValuesInAPlainList() {
		String casualties = "{\"scope\": \"PARTIAL\"},".repeat(101);
		assertRejected("incident", INCIDENT,
				"\"casualties\": [" + casualties.substring(0, casualties.length() - 1) + "]", "casualties");
	}

	@Test
	void acceptsDatesThatMayBeInTheRightOrder() {
		assertThat(rejections(
				line("investigation", "inv-dates",
						with(INVESTIGATION, "\"opened\": \"2018-04\", \"closed\": \"2018\"")),
				line("attribution", "att-foretold", with(ATTRIBUTION, "\"claimed\": \"2018-03-17\""))))
			.isEmpty();
	}

	@Test
	void takesTheLinesOfAFileInAnyOrder() {
		assertThat(rejections(
				line("attribution", "att-order",
						with(ATTRIBUTION, "\"incident\": \"inc-order\", \"finding\": \"fnd-order\"")),
				line("finding", "fnd-order",
						"\"investigation\": \"inv-order\", \"incidents\": [\"inc-order\"], \"statement\": \"S\", \"conclusion\": \"UNKNOWN\""),
				line("investigation", "inv-order", with(INVESTIGATION, "\"incidents\": [\"inc-order\"]")),
				line("incident", "inc-order", with(INCIDENT, "\"series\": \"series-order\"")),
				line("series", "series-order", "\"title\": \"S\", " + PROVENANCE)))
			.isEmpty();
		assertThat(service.data(
				"{ attribution(id: \"att-order\") { incident { series { title } } finding { investigation { id } } } }"))
			.hasToString(
					"{\"attribution\":{\"incident\":{\"series\":{\"title\":\"S\"}},\"finding\":{\"investigation\":{\"id\":\"inv-order\"}}}}");
	}

	private static void assertRejected(String kind, String valid, String fields, String field) {
		List<JsonNode> rejections = rejections(line(kind, "bad-entry", with(valid, fields)));
		assertThat(rejections).hasSize(1);
		JsonNode rejection = rejections.getFirst();
		assertThat(rejection.get("field").asString()).as(rejection.toString()).isEqualTo(field);
		assertThat(rejection.get("line").asInt()).isEqualTo(1);
		assertThat(rejection.get("code").asString()).isEqualTo("BAD_REQUEST");
		assertThat(rejection.get("message").asString()).isNotBlank().doesNotContain("sijill", "java");
	}

	private static List<JsonNode> rejections(String... lines) {
		List<JsonNode> answer = service.imports(lines);
		return answer.subList(0, answer.size() - 1);
	}

}
