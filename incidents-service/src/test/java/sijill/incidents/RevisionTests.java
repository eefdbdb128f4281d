package sijill.incidents;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sijill.platform.test.BothMongos;
import sijill.platform.test.RunningService;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static sijill.incidents.Lines.ATTRIBUTION;
import static sijill.incidents.Lines.INCIDENT;
import static sijill.incidents.Lines.INVESTIGATION;
import static sijill.incidents.Lines.line;
import static sijill.incidents.Lines.with;

/**
 * What becomes of an incident, and of what leads to it, when others say more of it, say
 * otherwise, or take it back.
 */
@BothMongos
class RevisionTests {

	private static final String ACCUSING = """
			"incident": "%s", "claimant": "org-claimant-%1$s", "accused": ["org-accused-%1$s"],
			"contestations": [{"id": "c1", "by": "org-by-%1$s", "kind": "DENIAL", "statement": "No"}]""";

	@RegisterExtension
	static final RunningService service = new RunningService(IncidentsApplication.class, "incidents");

	@Test
	void knowsWhoIsAccusedByWhom() {
		record(line("incident", "inc-accused", INCIDENT));
		assertThat(found("accused: [\"org-accused-inc-accused\"]")).isEmpty();
		record(line("attribution", "att-accused", with(ATTRIBUTION, ACCUSING.formatted("inc-accused"))));
		assertThat(found("accused: [\"org-accused-inc-accused\"]")).containsExactly("inc-accused");
		assertThat(found("claimants: [\"org-claimant-inc-accused\"], contested: true")).containsExactly("inc-accused");
		assertThat(contestationsBy("org-by-inc-accused")).hasToString("{\"totalCount\":1,\"nodes\":[{\"id\":\"c1\"}]}");
		withdraw("attribution", "att-accused");
		assertThat(found("accused: [\"org-accused-inc-accused\"]")).isEmpty();
		assertThat(found("claimants: [\"org-claimant-inc-accused\"]")).isEmpty();
		assertThat(contestationsBy("org-by-inc-accused")).hasToString("{\"totalCount\":0,\"nodes\":[]}");
		assertThat(service.data(
				"{ attribution(id: \"att-accused\") { record { version withdrawn { reason } } } incident(id: \"inc-accused\") { contested attributions { totalCount } } }"))
			.hasToString(
					"{\"attribution\":{\"record\":{\"version\":2,\"withdrawn\":{\"reason\":\"By mistake\"}}},\"incident\":{\"contested\":false,\"attributions\":{\"totalCount\":0}}}");
	}

	@Test
	void followsAnAttributionToAnotherIncident() {
		record(line("incident", "inc-from", INCIDENT), line("incident", "inc-to", INCIDENT));
		record(line("attribution", "att-moves", with(ATTRIBUTION, ACCUSING.formatted("inc-from"))));
		assertThat(found("contested: true, accused: [\"org-accused-inc-from\"]")).containsExactly("inc-from");
		record(line("attribution", "att-moves", with(ATTRIBUTION, ACCUSING.formatted("inc-to"))));
		assertThat(found("accused: [\"org-accused-inc-from\"]")).isEmpty();
		assertThat(found("contested: true, accused: [\"org-accused-inc-to\"]")).containsExactly("inc-to");
		JsonNode organizations = service.entities("Organization", List.of("org-accused-inc-from", "org-accused-inc-to"),
				"attributionsReceived { totalCount }");
		assertThat(organizations.at("/0/attributionsReceived/totalCount").asInt()).isZero();
		assertThat(organizations.at("/1/attributionsReceived/totalCount").asInt()).isEqualTo(1);
	}

	@Test
	void knowsWhoInvestigates() {
		record(line("incident", "inc-one", INCIDENT), line("incident", "inc-two", INCIDENT));
		record(line("investigation", "inv-grows",
				with(INVESTIGATION, "\"body\": \"org-body\", \"incidents\": [\"inc-one\"]")));
		assertThat(found("investigatedBy: [\"org-body\"]")).containsExactly("inc-one");
		record(line("investigation", "inv-grows",
				with(INVESTIGATION, "\"body\": \"org-body\", \"incidents\": [\"inc-two\"]")));
		assertThat(found("investigatedBy: [\"org-body\"]")).containsExactly("inc-two");
		withdraw("investigation", "inv-grows");
		assertThat(found("investigatedBy: [\"org-body\"]")).isEmpty();
	}

	@Test
	void keepsWhatOthersSayOfAnIncidentThatIsRevised() {
		record(line("incident", "inc-revised", INCIDENT));
		record(line("attribution", "att-revised", with(ATTRIBUTION, ACCUSING.formatted("inc-revised"))));
		record(line("incident", "inc-revised", with(INCIDENT, "\"title\": \"Another title\"")));
		assertThat(found("accused: [\"org-accused-inc-revised\"]")).containsExactly("inc-revised");
		assertThat(service.data("{ incident(id: \"inc-revised\") { title contested record { version } } }"))
			.hasToString("{\"incident\":{\"title\":\"Another title\",\"contested\":true,\"record\":{\"version\":2}}}");
	}

	@Test
	void listsNoFindingOfAnInvestigationThatWasWithdrawn() {
		String finding = "\"investigation\": \"inv-%s\", \"incidents\": [\"inc-found\"], \"statement\": \"S\", \"conclusion\": \"UNKNOWN\", \"document\": \"doc-found\"";
		record(line("incident", "inc-found", INCIDENT), line("investigation", "inv-stays", INVESTIGATION),
				line("investigation", "inv-goes", INVESTIGATION),
				line("finding", "fnd-stays", finding.formatted("stays")),
				line("finding", "fnd-goes", finding.formatted("goes")));
		assertThat(findings("Incident", "inc-found")).isEqualTo("2 [fnd-stays, fnd-goes]");
		assertThat(findings("Document", "doc-found")).isEqualTo("2 [fnd-stays, fnd-goes]");
		withdraw("investigation", "inv-goes");
		assertThat(findings("Incident", "inc-found")).isEqualTo("1 [fnd-stays]");
		assertThat(findings("Document", "doc-found")).isEqualTo("1 [fnd-stays]");
		assertThat(findings("Investigation", "inv-goes")).isEqualTo("0 []");
		assertThat(service.entities("Investigation", List.of("inv-goes", "inv-stays"),
				"findings(incidentId: \"inc-found\") { totalCount nodes { id } }"))
			.hasToString(
					"[{\"findings\":{\"totalCount\":0,\"nodes\":[]}},{\"findings\":{\"totalCount\":1,\"nodes\":[{\"id\":\"fnd-stays\"}]}}]");
		assertThat(
				service.entities("Finding", List.of("fnd-goes"), "investigation { record { withdrawn { reason } } }"))
			.hasToString("[{\"investigation\":{\"record\":{\"withdrawn\":{\"reason\":\"By mistake\"}}}}]");
		record(line("investigation", "inv-goes", INVESTIGATION));
		assertThat(findings("Investigation", "inv-goes")).as("recorded again").isEqualTo("1 [fnd-goes]");
	}

	@Test
	void listsNoIncidentThatWasWithdrawnAndStillResolvesIt() {
		record(line("incident", "inc-withdrawn", with(INCIDENT, "\"agents\": [\"IRRITANT\"]")));
		assertThat(found("agents: [IRRITANT]")).containsExactly("inc-withdrawn");
		withdraw("incident", "inc-withdrawn");
		assertThat(found("agents: [IRRITANT]")).isEmpty();
		assertThat(service.data("{ incident(id: \"inc-withdrawn\") { title record { withdrawn { reason } } } }"))
			.hasToString("{\"incident\":{\"title\":\"T\",\"record\":{\"withdrawn\":{\"reason\":\"By mistake\"}}}}");
	}

	@Test
	void findsAnIncidentByAnyOfItsPlaces() {
		record(line("incident", "inc-places", with(INCIDENT,
				"""
						"location": {"name": "A", "admin1": "R1", "country": "IQ", "precision": "NONE", "gazetteerCode": "C1"},
						"otherPlaces": [{"name": "B", "admin1": "R2", "country": "TR", "precision": "NONE", "gazetteerCode": "C2"},
						                {"name": "C", "country": "JO", "precision": "NONE"}]""")));
		for (String filter : List.of("countries: [\"IQ\"]", "countries: [\"TR\"]", "countries: [\"JO\"]",
				"admin1: [\"R1\"]", "admin1: [\"R2\"]", "gazetteerCodes: [\"C1\"]", "gazetteerCodes: [\"C2\"]")) {
			assertThat(found(filter)).as(filter).containsExactly("inc-places");
		}
		assertThat(found("countries: [\"LB\"]")).isEmpty();
	}

	private static List<String> found(String filter) {
		return service.data("{ incidents(filter: {%s}) { nodes { id } } }".formatted(filter))
			.at("/incidents/nodes")
			.findValuesAsString("id");
	}

	private static String findings(String type, String id) {
		JsonNode findings = service.entities(type, List.of(id), "findings { totalCount nodes { id } }")
			.at("/0/findings");
		return findings.get("totalCount") + " " + findings.get("nodes").findValuesAsString("id");
	}

	private static JsonNode contestationsBy(String organization) {
		return service.entities("Organization", List.of(organization), "contestationsMade { totalCount nodes { id } }")
			.at("/0/contestationsMade");
	}

	private static void record(String... lines) {
		assertThat(service.imports(lines)).hasSize(1);
	}

	private static void withdraw(String kind, String id) {
		record("{\"kind\": \"%s\", \"id\": \"%s\", \"withdrawn\": {\"reason\": \"By mistake\"}}".formatted(kind, id));
	}

}
