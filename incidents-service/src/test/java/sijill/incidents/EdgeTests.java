package sijill.incidents;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sijill.platform.test.BothMongos;
import sijill.platform.test.RunningService;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every edge of the graph, for every entry of the sample data.
 */
@BothMongos
class EdgeTests {

	@RegisterExtension
	static final RunningService service = new RunningService(IncidentsApplication.class, "incidents");

	@BeforeAll
	static void importTheSampleData() {
		service.importSample();
	}

	@Test
	void leadsFromAnIncidentToEverythingAboutIt() {
		forEach("Incident", "incident",
				"id series { id } investigations(first: 100) { totalCount nodes { id } } findings(first: 100) { totalCount nodes { id } } attributions(first: 100) { totalCount nodes { id } }",
				(id, incident) -> {
					assertThat(incident.at("/series/id").asString(null))
						.isEqualTo(SampleData.one("incident", id).path("series").asString(null));
					assertList(incident, "investigations", "investigation", "incidents", id, "opened");
					assertList(incident, "findings", "finding", "incidents", id, "published");
					assertList(incident, "attributions", "attribution", "incident", id, "claimed");
				});
	}

	@Test
	void narrowsTheAttributionsOfAnIncident() {
		JsonNode douma = service.data(
				"{ incident(id: \"inc-2018-04-07-douma\") { attributions(filter: {claimants: [\"org-gov-france\"], contested: true}) { totalCount nodes { id } } } }");
		assertThat(douma.at("/incident/attributions").toString())
			.isEqualTo("{\"totalCount\":1,\"nodes\":[{\"id\":\"att-fr-douma\"}]}");
	}

	@Test
	void leadsFromAnInvestigationToItsIncidentsAndFindings() {
		forEach("Investigation", "investigation",
				"id title body { id } incidents(first: 100) { totalCount nodes { id } } findings(first: 100) { totalCount nodes { id } }",
				(id, investigation) -> {
					JsonNode fields = SampleData.one("investigation", id);
					assertThat(investigation.at("/body/id").asString(null))
						.isEqualTo(fields.path("body").asString(null));
					assertThat(ids(investigation, "incidents")).isEqualTo(texts(fields.path("incidents")));
					assertList(investigation, "findings", "finding", "investigation", id, "published");
				});
	}

	@Test
	void leadsFromAFindingToItsInvestigationAndIncidents() {
		forEach("Finding", "finding",
				"id investigation { id } document { id } conclusion statement incidents(first: 100) { totalCount nodes { id } } attributions(first: 100) { totalCount nodes { id finding { id } } } record { version }",
				(id, finding) -> {
					JsonNode fields = SampleData.one("finding", id);
					assertThat(finding.at("/investigation/id").asString())
						.isEqualTo(fields.get("investigation").asString());
					assertThat(finding.at("/document/id").asString(null))
						.isEqualTo(fields.path("document").asString(null));
					assertThat(finding.get("conclusion")).isEqualTo(fields.get("conclusion"));
					assertThat(finding.get("statement")).isEqualTo(fields.get("statement"));
					assertThat(ids(finding, "incidents")).isEqualTo(texts(fields.path("incidents")));
					assertList(finding, "attributions", "attribution", "finding", id, "claimed");
				});
	}

	@Test
	void leadsFromAnAttributionToTheParties() {
		forEach("Attribution", "attribution",
				"id incident { id } accused { id } accusedAsStated claimant { id } document { id } contestations { id by { id } kind statement attribution { id } }",
				(id, attribution) -> {
					JsonNode fields = SampleData.one("attribution", id);
					assertThat(attribution.at("/incident/id")).isEqualTo(fields.get("incident"));
					assertThat(attribution.get("accused").findValuesAsString("id"))
						.isEqualTo(texts(fields.path("accused")));
					assertThat(attribution.get("accusedAsStated").asString(null))
						.isEqualTo(fields.path("accusedAsStated").asString(null));
					assertThat(attribution.get("contestations").valueStream().map((each) -> each.get("id").asString()))
						.isEqualTo(fields.path("contestations")
							.valueStream()
							.map((each) -> each.get("id").asString())
							.toList());
					assertThat(attribution.get("contestations").valueStream())
						.allMatch((each) -> each.at("/attribution/id").asString().equals(id));
				});
	}

	@Test
	void leadsFromASeriesToItsIncidentsInTheOrderInWhichTheyHappened() {
		forEach("IncidentSeries", "series",
				"id title description provenance { verification } record { version } incidents(first: 100) { totalCount nodes { id occurred { earliest } } }",
				(id, series) -> {
					assertThat(ids(series, "incidents")).containsExactlyInAnyOrderElementsOf(
							SampleData.ids("incident", (fields) -> SampleData.holds(fields, "series", id)));
					assertThat(series.at("/incidents/nodes").findValuesAsString("earliest")).isSorted();
				});
	}

	@Test
	void addsToAnOrganizationWhatItInvestigatesSaysAndIsAccusedOf() {
		List<String> organizations = mentioned(List.of("body", "claimant", "accused", "by"));
		JsonNode entities = service.entities("Organization", organizations,
				"id investigations(first: 100) { totalCount nodes { id } } attributionsMade(first: 100) { totalCount nodes { id } } attributionsReceived(first: 100) { totalCount nodes { id } } contestationsMade(first: 100) { totalCount nodes { id by { id } } }");
		assertThat(entities).hasSize(organizations.size()).hasSizeGreaterThan(10);
		for (int i = 0; i < organizations.size(); i++) {
			String id = organizations.get(i);
			JsonNode organization = entities.get(i);
			assertThat(organization.get("id").asString()).isEqualTo(id);
			assertList(organization, "investigations", "investigation", "body", id, "opened");
			assertList(organization, "attributionsMade", "attribution", "claimant", id, "claimed");
			assertList(organization, "attributionsReceived", "attribution", "accused", id, "claimed");
			assertThat(ids(organization, "contestationsMade")).containsExactlyInAnyOrderElementsOf(contestationsBy(id));
		}
	}

	@Test
	void addsToADocumentTheFindingsAndAttributionsThatItHolds() {
		List<String> documents = mentioned(List.of("document"));
		JsonNode entities = service.entities("Document", documents,
				"id findings(first: 100) { totalCount nodes { id } } attributions(first: 100) { totalCount nodes { id } }");
		for (int i = 0; i < documents.size(); i++) {
			assertList(entities.get(i), "findings", "finding", "document", documents.get(i), "published");
			assertList(entities.get(i), "attributions", "attribution", "document", documents.get(i), "claimed");
		}
	}

	@Test
	void answersNullForAnIdThatThereNeverWas() {
		assertThat(service.data(
				"{ incident(id: \"inc-x\") { title } investigation(id: \"inv-x\") { title } attribution(id: \"att-x\") { id } series(id: \"series-x\") { title } }"))
			.hasToString("{\"incident\":null,\"investigation\":null,\"attribution\":null,\"series\":null}");
		for (String type : List.of("Incident", "Investigation", "Finding", "Attribution", "IncidentSeries")) {
			assertThat(service.entities(type, List.of("x", "y"), "id")).hasToString("[null,null]");
		}
		assertThat(
				service.entities("Organization", List.of("org-x"), "id attributionsMade { totalCount nodes { id } }"))
			.hasToString("[{\"id\":\"org-x\",\"attributionsMade\":{\"totalCount\":0,\"nodes\":[]}}]");
	}

	@Test
	void servesItsSchema() {
		assertThat(service.data("{ _service { sdl } }").at("/_service/sdl").asString()).contains(
				"type Incident @key(fields : \"id\"", "type Organization @key(fields : \"id\"",
				"type Source @key(fields : \"id\", resolvable : false)", "type ContestationConnection",
				"enum ProofLevel", "https://specs.apollo.dev/federation/v2.5");
	}

	private static void forEach(String type, String kind, String selection, Check check) {
		List<String> ids = List.copyOf(SampleData.all(kind).keySet());
		JsonNode entities = service.entities(type, ids, selection);
		assertThat(entities).hasSize(ids.size());
		for (int i = 0; i < ids.size(); i++) {
			assertThat(entities.get(i).get("id").asString()).isEqualTo(ids.get(i));
			check.check(ids.get(i), entities.get(i));
		}
	}

	/**
	 * A list holds those entries of a kind whose field names the parent, the newest
	 * first.
	 */
	private static void assertList(JsonNode parent, String list, String kind, String field, String id, String date) {
		List<String> expected = SampleData.ids(kind, (fields) -> SampleData.holds(fields, field, id));
		assertThat(ids(parent, list)).as("%s of %s", list, id).isEqualTo(SampleData.sorted(kind, expected, date));
	}

	private static List<String> ids(JsonNode parent, String list) {
		List<String> ids = parent.at("/%s/nodes".formatted(list))
			.valueStream()
			.map((node) -> node.get("id").asString())
			.toList();
		assertThat(parent.at("/%s/totalCount".formatted(list)).asInt()).isEqualTo(ids.size());
		return ids;
	}

	private static List<String> texts(JsonNode array) {
		return array.valueStream().map(JsonNode::asString).toList();
	}

	private static List<String> contestationsBy(String organization) {
		return contestations().filter((each) -> SampleData.holds(each, "by", organization))
			.map((each) -> each.get("id").asString())
			.toList();
	}

	private static Stream<JsonNode> contestations() {
		return SampleData.all("attribution")
			.values()
			.stream()
			.flatMap((fields) -> fields.path("contestations").valueStream());
	}

	/**
	 * The ids that any entry has in one of these fields.
	 */
	private static List<String> mentioned(List<String> names) {
		Function<JsonNode, Stream<JsonNode>> values = (fields) -> names.stream().map(fields::path);
		Stream<Map<String, JsonNode>> kinds = Stream.of("investigation", "finding", "attribution").map(SampleData::all);
		TreeSet<String> ids = new TreeSet<>();
		Stream.concat(kinds.flatMap((kind) -> kind.values().stream()), contestations())
			.flatMap(values)
			.flatMap((value) -> value.isArray() ? value.valueStream() : Stream.of(value))
			.filter(JsonNode::isString)
			.forEach((value) -> ids.add(value.asString()));
		return List.copyOf(ids);
	}

	private interface Check {

		void check(String id, JsonNode entity);

	}

}
