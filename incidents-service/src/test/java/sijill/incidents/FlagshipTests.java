package sijill.incidents;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sijill.platform.test.BothMongos;
import sijill.platform.test.RunningService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@BothMongos
class FlagshipTests {

	private static final String FIELDS = """
			title
			occurred { edtf earliest latest precision approximate disputed }
			location { name admin1 country point { latitude longitude } precision gazetteerCode }
			agents deliveryMethods useStatus attributionStatus contested
			casualties { source { id } sourceAsStated document { id } killed { min max } injured { min max } scope }
			investigations { nodes {
			  body { id }
			  mandate
			  findings(incidentId: $id) { nodes {
			    conclusion statement standardOfProof { phrase level } published { edtf } document { id }
			  } }
			} }
			attributions { nodes {
			  accused { id }
			  claimant { id }
			  standardOfProof { phrase level }
			  claimed { edtf }
			  document { id }
			  finding { id }
			  contestations { by { id } kind statement stated { edtf } document { id } }
			} }
			""";

	@RegisterExtension
	static final RunningService service = new RunningService(IncidentsApplication.class, "incidents");

	@BeforeAll
	static void importTheSampleData() {
		JsonNode totals = service.importSample().getLast().get("totals");
		assertThat(totals.get("recorded").asInt()).isEqualTo(238);
		assertThat(totals.get("rejected").asInt()).isZero();
	}

	@Test
	void tellsWhatHappenedInDouma() {
		JsonNode douma = ask("title occurred { edtf earliest latest precision approximate disputed } localTime"
				+ " location { name admin1 country point { latitude longitude } precision gazetteerCode } agents"
				+ " deliveryMethods target useStatus attributionStatus contested series { title } provenance"
				+ " { verification sources { id } } record { version recorded revised withdrawn { reason } }");
		assertThat(douma.at("/title").asString()).isEqualTo("Douma, 7 April 2018");
		assertThat(douma.get("occurred")).isEqualTo(json("""
				{"edtf": "2018-04-07", "earliest": "2018-04-07", "latest": "2018-04-07", "precision": "DAY",
				 "approximate": false, "disputed": false}"""));
		assertThat(douma.at("/localTime").asString()).isEqualTo("19:10-19:40");
		assertThat(douma.get("location")).isEqualTo(json("""
				{"name": "Douma", "admin1": "Rif Dimashq", "country": "SY",
				 "point": {"latitude": 33.570572, "longitude": 36.404592}, "precision": "COMMUNITY",
				 "gazetteerCode": "C2338"}"""));
		assertThat(douma.get("agents").values()).extracting(JsonNode::asString).containsExactly("CHLORINE");
		assertThat(douma.get("deliveryMethods").values()).extracting(JsonNode::asString)
			.containsExactly("HELICOPTER_DROPPED_CYLINDER");
		assertThat(douma.at("/useStatus").asString()).isEqualTo("CONFIRMED");
		assertThat(douma.at("/attributionStatus").asString()).isEqualTo("BY_BODY");
		assertThat(douma.at("/contested").asBoolean()).isTrue();
		assertThat(douma.at("/series/title").asString()).isEqualTo("Douma, January - April 2018");
		assertThat(douma.at("/provenance/sources/0/id").asString()).isEqualTo("src-iit3");
		assertThat(douma.at("/record/version").asInt()).isEqualTo(1);
		assertThat(douma.at("/record/withdrawn").isNull()).isTrue();
	}

	@Test
	void keepsOneCasualtyRowForEachSource() {
		JsonNode rows = ask("casualties { source { id } sourceAsStated document { id } killed { min max }"
				+ " injured { min max } scope }")
			.get("casualties");
		assertThat(rows).hasSize(5);
		assertThat(rows.get(0)).isEqualTo(json("""
				{"source": {"id": "org-opcw-iit"}, "sourceAsStated": null, "document": {"id": "doc-iit-3"},
				 "killed": {"min": 43, "max": 43}, "injured": null, "scope": "NAMED_VICTIMS"}"""));
		assertThat(rows.get(1)).isEqualTo(json("""
				{"source": {"id": "org-coi-syria"}, "sourceAsStated": null, "document": {"id": "doc-coi-2018-09"},
				 "killed": {"min": 49, "max": null}, "injured": {"min": null, "max": 650},
				 "scope": "THIS_INCIDENT"}"""));
	}

	@Test
	void listsWhatEachBodyConcludedAboutThisAttackAndOnlyAboutIt() {
		JsonNode investigations = ask("investigations { nodes { id body { id } findings(incidentId: $id) { nodes { id"
				+ " standardOfProof { phrase level } incidents { nodes { id } } } } } }")
			.at("/investigations/nodes");
		assertThat(investigations.at("/0/body/id").asString()).isEqualTo("org-opcw-iit");
		assertThat(investigations.at("/1/body/id").asString()).isEqualTo("org-opcw-ffm");
		assertThat(investigations.at("/2/body/id").asString()).isEqualTo("org-coi-syria");
		assertThat(investigations.at("/0/findings/nodes/0/standardOfProof")).isEqualTo(json("""
				{"phrase": "reasonable grounds to believe", "level": "REASONABLE_GROUNDS"}"""));
		for (JsonNode investigation : investigations) {
			for (JsonNode finding : investigation.at("/findings/nodes")) {
				assertThat(finding.at("/incidents/nodes").findValuesAsString("id")).contains("inc-2018-04-07-douma");
			}
		}
		JsonNode ofCommission = service.data("{ investigation(id: \"inv-coi-2018\") { findings { totalCount } } }");
		assertThat(ofCommission.at("/investigation/findings/totalCount").asInt()).isEqualTo(3);
		assertThat(investigations.at("/2/findings/nodes")).hasSize(1);
	}

	@Test
	void listsContradictoryAttributionsSideBySideWithThoseWhoContestThem() {
		JsonNode attributions = ask("attributions { nodes { accused { id } claimant { id } standardOfProof { phrase"
				+ " level } claimed { edtf } finding { id } contestations { by { id } kind stated { edtf } document"
				+ " { id } attribution { id } } } }")
			.at("/attributions/nodes");
		assertThat(attributions).hasSize(2);
		assertThat(attributions.get(0)).isEqualTo(json("""
				{"accused": [{"id": "org-syrian-arab-air-force"}], "claimant": {"id": "org-opcw-iit"},
				 "standardOfProof": {"phrase": "reasonable grounds to believe", "level": "REASONABLE_GROUNDS"},
				 "claimed": {"edtf": "2023-01-27"}, "finding": {"id": "fnd-iit-douma-1"},
				 "contestations": [
				  {"by": {"id": "org-gov-syria"}, "kind": "DENIAL", "stated": {"edtf": "2023-01-28"},
				   "document": {"id": "doc-syria-mfa-douma-2023"}, "attribution": {"id": "att-iit3-douma"}},
				  {"by": {"id": "org-gov-russia"}, "kind": "ALTERNATIVE_ACCOUNT", "stated": null,
				   "document": {"id": "doc-russia-mfa-douma-2023"}, "attribution": {"id": "att-iit3-douma"}}]}"""));
		assertThat(attributions.at("/1/claimant/id").asString()).isEqualTo("org-gov-france");
		assertThat(attributions.at("/1/standardOfProof")).isEqualTo(json("""
				{"phrase": "high degree of confidence", "level": null}"""));
	}

	@Test
	void answersTheWholeFlagshipInNineCommands() {
		assertThat(service.commands("query($id: ID!) { incident(id: $id) { " + FIELDS + " } }",
				Map.of("id", "inc-2018-04-07-douma")))
			.isLessThanOrEqualTo(9);
	}

	@Test
	void answersTheSameAsAnEntity() {
		Map<String, Object> variables = Map.of("id", "inc-2018-04-07-douma", "r",
				List.of(Map.of("__typename", "Incident", "id", "inc-2018-04-07-douma")));
		JsonNode entities = service
			.data("query($id: ID!, $r: [_Any!]!) { _entities(representations: $r) { ... on Incident { " + FIELDS
					+ " } } }", variables);
		JsonNode incident = service.data("query($id: ID!) { incident(id: $id) { " + FIELDS + " } }", variables);
		assertThat(entities.at("/_entities/0")).isEqualTo(incident.get("incident"));
		assertThat(entities.at("/_entities/0/title").asString()).isEqualTo("Douma, 7 April 2018");
	}

	private static JsonNode ask(String fields) {
		return service
			.data("query" + (fields.contains("$id") ? "($id: ID!)" : "")
					+ " { incident(id: \"inc-2018-04-07-douma\") { " + fields + " } }",
					Map.of("id", "inc-2018-04-07-douma"))
			.get("incident");
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

}
