package sijill.documents;

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

/**
 * Every type and edge of the graph, each on an entry that has it whole.
 */
@BothMongos
class DocumentsTests {

	@RegisterExtension
	static final RunningService service = new RunningService(DocumentsApplication.class, "documents");

	@BeforeAll
	static void importEntries() {
		List<JsonNode> answer = service.imports(
				// The sources and what is cited come after what names them.
				Lines.document("doc-draft", Map.ofEntries(Map.entry("kind", "VETOED_DRAFT"),
						Map.entry("title", "A draft"), Map.entry("symbols", List.of("S/2017/315", "A/71/ 9 b")),
						Map.entry("published", "2017-04-12~"), Map.entry("languages", List.of("EN", "zh-hans")),
						Map.entry("url", "https://example.org/draft"), Map.entry("summary", "What it says"),
						Map.entry("publishers", List.of("org-unsc")), Map.entry("sponsors", List.of("org-b", "org-a")),
						Map.entry("cites", List.of("doc-report", "doc-letter")),
						Map.entry("incidents",
								List.of(Lines.mention("inc-b", "RESPONDS_TO"), Lines.mention("inc-a", "MENTIONS"))),
						Map.entry("vote",
								Map.of("outcome", "VETOED", "inFavour", 10, "against", 2, "abstained", 3, "vetoedBy",
										List.of("org-x"), "againstBy", List.of("org-x", "org-y"))),
						Map.entry("provenance",
								Map.of("sources", List.of("src-b", "src-a"), "verification", "PARTLY_VERIFIED",
										"unverifiedFields", List.of("vote.abstained"), "note", "A note")))),
				Lines.document("doc-statement", Map.of("kind", "JOINT_STATEMENT", "published", "2018-04", "publishers",
						List.of("org-a", "org-b"), "statedSignatoryCount", 5, "signatures",
						List.of(Lines.signature(3, "Third", null), Lines.signature(1, "FIRST (as printed)", "org-a"),
								Lines.signature(2, null, "org-b")),
						"incidents", List.of(Lines.mention("inc-a", "RESPONDS_TO")), "cites", List.of("doc-draft"),
						"callsToAction",
						List.of(Map.of("id", "doc-statement-call-z", "addressee", "org-unsc", "demand", "Act"),
								Map.of("id", "doc-statement-call-a", "addresseeAsStated", "all parties", "demand",
										"Stop")))),
				Lines.document("doc-report",
						Map.of("kind", "REPORT", "incidents", List.of(Lines.mention("inc-a", "REPORTS_ON")), "symbols",
								List.of("S/2016/738"))),
				Lines.document("doc-letter",
						Map.of("kind", "LETTER", "published", "2019", "cites", List.of("doc-draft"), "signatures",
								List.of(Lines.signature(1, null, "org-a")), "publishers", List.of("org-a"),
								"callsToAction",
								List.of(Map.of("id", "doc-letter-call-1", "addressee", "org-unsc", "demand", "Answer"),
										Map.of("id", "doc-letter-call-2", "addressee", "org-unsc", "demand", "Soon")))),
				Lines.source("src-b"),
				Lines.entry("source", "src-a",
						Map.of("title", "A page", "kind", "PRESS", "url", "https://example.org/a", "note",
								"Seen as a copy")),
				Lines.document("doc-gone", Map.of("symbols", List.of("G/1"), "incidents",
						List.of(Lines.mention("inc-a", "MENTIONS")), "publishers", List.of("org-a"), "signatures",
						List.of(Lines.signature(1, null, "org-a")), "cites", List.of("doc-report"), "callsToAction",
						List.of(Map.of("id", "doc-gone-call-1", "addressee", "org-unsc", "demand", "Act")))));
		assertThat(answer.getLast().at("/totals/recorded").intValue()).as(answer.toString()).isEqualTo(7);
		service.imports(Lines.withdrawal("document", "doc-gone", "It was a forgery"));
	}

	@Test
	void answersADocumentWhole() {
		JsonNode document = service.data("""
				{ document(id: "doc-draft") {
				  id kind title symbol symbols published { edtf earliest latest precision approximate disputed }
				  languages url summary statedSignatoryCount
				  publishers { id } sponsors { id }
				  vote { outcome inFavour against abstained vetoedBy { id } againstBy { id } abstainedBy { id } }
				  provenance { sources { id title url kind note } verification unverifiedFields note }
				  record { version withdrawn { at reason } }
				} }""").get("document");
		assertThat(document).isEqualTo(json("""
				{ "id": "doc-draft", "kind": "VETOED_DRAFT", "title": "A draft",
				  "symbol": "S/2017/315", "symbols": ["S/2017/315", "A/71/ 9 b"],
				  "published": { "edtf": "2017-04-12~", "earliest": "2017-04-12", "latest": "2017-04-12",
				    "precision": "DAY", "approximate": true, "disputed": false },
				  "languages": ["en", "zh-Hans"], "url": "https://example.org/draft", "summary": "What it says",
				  "statedSignatoryCount": null,
				  "publishers": [{ "id": "org-unsc" }], "sponsors": [{ "id": "org-b" }, { "id": "org-a" }],
				  "vote": { "outcome": "VETOED", "inFavour": 10, "against": 2, "abstained": 3,
				    "vetoedBy": [{ "id": "org-x" }], "againstBy": [{ "id": "org-x" }, { "id": "org-y" }],
				    "abstainedBy": null },
				  "provenance": { "sources": [
				      { "id": "src-b", "title": "The title of src-b", "url": null, "kind": "NGO", "note": null },
				      { "id": "src-a", "title": "A page", "url": "https://example.org/a", "kind": "PRESS",
				        "note": "Seen as a copy" }],
				    "verification": "PARTLY_VERIFIED", "unverifiedFields": ["vote.abstained"], "note": "A note" },
				  "record": { "version": 1, "withdrawn": null } }"""));
	}

	@Test
	void findsADocumentByAnyOfItsSymbolsWhateverSpacesAndCase() {
		assertThat(service.data("""
				{ a: documentBySymbol(symbol: "s/2017/315") { id } b: documentBySymbol(symbol: " A/71/9 B ") { id }
				  c: documentBySymbol(symbol: "S/2017/31") { id } d: documentBySymbol(symbol: "") { id }
				  withdrawn: documentBySymbol(symbol: "G/1") { id } }""")).isEqualTo(json("""
				{ "a": { "id": "doc-draft" }, "b": { "id": "doc-draft" }, "c": null, "d": null,
				  "withdrawn": null }"""));
	}

	@Test
	void answersNullForAnUnknownId() {
		assertThat(service.data("""
				{ document(id: "doc-x") { id } callToAction(id: "doc-x-call-1") { id } source(id: "src-x") { id } }"""))
			.isEqualTo(json("{ \"document\": null, \"callToAction\": null, \"source\": null }"));
	}

	@Test
	void answersSourcesAndCallsById() {
		assertThat(service.data("""
				{ source(id: "src-a") { title } callToAction(id: "doc-statement-call-a") {
				  document { id } addressee { id } addresseeAsStated demand } }""")).isEqualTo(json("""
				{ "source": { "title": "A page" }, "callToAction": { "document": { "id": "doc-statement" },
				  "addressee": null, "addresseeAsStated": "all parties", "demand": "Stop" } }"""));
	}

	@Test
	void keepsSignaturesInPrintedOrderAndAsPrinted() {
		assertThat(service.data("""
				{ document(id: "doc-statement") { statedSignatoryCount signatures { totalCount nodes {
				  order asPrinted organization { id } document { id } } } } }""").get("document")).isEqualTo(json("""
				{ "statedSignatoryCount": 5, "signatures": { "totalCount": 3, "nodes": [
				  { "order": 1, "asPrinted": "FIRST (as printed)", "organization": { "id": "org-a" },
				    "document": { "id": "doc-statement" } },
				  { "order": 2, "asPrinted": null, "organization": { "id": "org-b" },
				    "document": { "id": "doc-statement" } },
				  { "order": 3, "asPrinted": "Third", "organization": null,
				    "document": { "id": "doc-statement" } }] } }"""));
	}

	@Test
	void leadsToTheAttacksThatADocumentSpeaksAboutAndSaysHow() {
		assertThat(service.data("""
				{ document(id: "doc-draft") { incidents { totalCount edges { relation node { __typename id } }
				  nodes { id } } } }""").at("/document/incidents")).isEqualTo(json("""
				{ "totalCount": 2, "edges": [
				  { "relation": "RESPONDS_TO", "node": { "__typename": "Incident", "id": "inc-b" } },
				  { "relation": "MENTIONS", "node": { "__typename": "Incident", "id": "inc-a" } }],
				  "nodes": [{ "id": "inc-b" }, { "id": "inc-a" }] }"""));
	}

	@Test
	void leadsToWhatADocumentCitesInItsOrderAndToWhatCitesItNewestFirst() {
		assertThat(service
			.data("""
					{ document(id: "doc-draft") { cites { totalCount nodes { id } } citedBy { totalCount nodes { id } } } }""")
			.get("document")).isEqualTo(
					json("""
							{ "cites": { "totalCount": 2, "nodes": [{ "id": "doc-report" }, { "id": "doc-letter" }] },
							  "citedBy": { "totalCount": 2, "nodes": [{ "id": "doc-letter" }, { "id": "doc-statement" }] } }"""));
	}

	@Test
	void keepsTheCallsOfADocumentInItsOrder() {
		assertThat(service.data("""
				{ document(id: "doc-statement") { callsToAction { totalCount nodes { id } } }
				  callsToAction { totalCount nodes { id } } }""")).isEqualTo(json("""
				{ "document": { "callsToAction": { "totalCount": 2, "nodes": [
				    { "id": "doc-statement-call-z" }, { "id": "doc-statement-call-a" }] } },
				  "callsToAction": { "totalCount": 4, "nodes": [
				    { "id": "doc-letter-call-1" }, { "id": "doc-letter-call-2" },
				    { "id": "doc-statement-call-z" }, { "id": "doc-statement-call-a" }] } }"""));
	}

	@Test
	void addsDocumentsAndStatementsToAnAttackNewestFirstAndSaysHowTheySpeakOfIt() {
		assertThat(service.entities("Incident", List.of("inc-a", "inc-nobody"), """
				documents { totalCount edges { relation node { id } } } statements { totalCount nodes { id } }"""))
			.isEqualTo(json("""
					[{ "documents": { "totalCount": 3, "edges": [
					    { "relation": "RESPONDS_TO", "node": { "id": "doc-statement" } },
					    { "relation": "MENTIONS", "node": { "id": "doc-draft" } },
					    { "relation": "REPORTS_ON", "node": { "id": "doc-report" } }] },
					  "statements": { "totalCount": 1, "nodes": [{ "id": "doc-statement" }] } },
					 { "documents": { "totalCount": 0, "edges": [] },
					   "statements": { "totalCount": 0, "nodes": [] } }]"""));
	}

	@Test
	void addsToAnOrganizationWhatItPublishedSignedAndIsAsked() {
		assertThat(service.entities("Organization", List.of("org-unsc", "org-a"), """
				published { nodes { id } } signed { nodes { document { id } order } } calledUpon { nodes { id } }"""))
			.isEqualTo(json("""
					[{ "published": { "nodes": [{ "id": "doc-draft" }] }, "signed": { "nodes": [] },
					   "calledUpon": { "nodes": [{ "id": "doc-letter-call-1" }, { "id": "doc-letter-call-2" },
					     { "id": "doc-statement-call-z" }] } },
					 { "published": { "nodes": [{ "id": "doc-letter" }, { "id": "doc-statement" }] },
					   "signed": { "nodes": [{ "document": { "id": "doc-letter" }, "order": 1 },
					     { "document": { "id": "doc-statement" }, "order": 1 }] },
					   "calledUpon": { "nodes": [] } }]"""));
	}

	@Test
	void resolvesReferencesOfOtherServicesInTheirOrderAndNullForAMissingOne() {
		JsonNode entities = service.data("""
				query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Document { title }
				  ... on Source { title } ... on CallToAction { demand } } }""",
				Map.of("r",
						List.of(reference("Document", "doc-report"), reference("Source", "src-a"),
								reference("Document", "doc-x"), reference("CallToAction", "doc-letter-call-2"),
								reference("Document", "doc-draft"))))
			.get("_entities");
		assertThat(entities).isEqualTo(json("""
				[{ "__typename": "Document", "title": "The title of doc-report" },
				 { "__typename": "Source", "title": "A page" }, null,
				 { "__typename": "CallToAction", "demand": "Soon" },
				 { "__typename": "Document", "title": "A draft" }]"""));
	}

	@Test
	void keepsTheIdOfAWithdrawnDocumentAndListsItNowhere() {
		assertThat(service.data("""
				{ document(id: "doc-gone") { title record { version withdrawn { reason } } signatures { totalCount } }
				  callToAction(id: "doc-gone-call-1") { demand document { record { withdrawn { reason } } } }
				  documents(filter: { symbol: "G/1" }) { totalCount nodes { id } }
				  callsToAction(filter: { documents: ["doc-gone"] }) { totalCount }
				  report: document(id: "doc-report") { citedBy { nodes { id } } } }""")).isEqualTo(json("""
				{ "document": { "title": "The title of doc-gone",
				    "record": { "version": 2, "withdrawn": { "reason": "It was a forgery" } },
				    "signatures": { "totalCount": 0 } },
				  "callToAction": { "demand": "Act",
				    "document": { "record": { "withdrawn": { "reason": "It was a forgery" } } } },
				  "documents": { "totalCount": 0, "nodes": [] }, "callsToAction": { "totalCount": 0 },
				  "report": { "citedBy": { "nodes": [{ "id": "doc-draft" }] } } }"""));
	}

	@Test
	void servesItsSchemaAsASubgraph() {
		assertThat(service.data("{ _service { sdl } }").at("/_service/sdl").stringValue())
			.contains("type Document @key(fields : \"id\"")
			.contains("statements(after: String, first: Int): IncidentDocumentConnection");
	}

	private static Map<String, String> reference(String type, String id) {
		return Map.of("__typename", type, "id", id);
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

}
