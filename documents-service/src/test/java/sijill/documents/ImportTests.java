package sijill.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sijill.platform.test.RunningService;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What is refused, and that what is right beside it is recorded.
 */
class ImportTests {

	@RegisterExtension
	static final RunningService service = new RunningService(DocumentsApplication.class, "documents");

	private static final Map<String, Object> VOTE = Map.of("outcome", "ADOPTED", "inFavour", 15, "against", 0,
			"abstained", 0);

	static Stream<Arguments> wrong() {
		return Stream.of(arguments("kind", Map.of("kind", "POEM")), arguments("title", Map.of("title", " ")),
				arguments("title", Map.of("title", "x".repeat(10_001))), arguments("summary", Map.of("summary", "\n")),
				arguments("published", Map.of("published", "2018-02-30")),
				arguments("published", Map.of("published", "2018-05/2018-04")),
				arguments("colour", Map.of("colour", "red")),
				arguments("languages[1]", Map.of("languages", List.of("en", "not a language"))),
				arguments("languages[1]", Map.of("languages", List.of("en", "EN"))),
				arguments("symbols[1]", Map.of("symbols", List.of("S/2016/888", "s/2016/ 888"))),
				arguments("symbols[0]", Map.of("symbols", List.of(" "))),
				arguments("url", Map.of("url", "javascript:alert(1)")), arguments("url", Map.of("url", "https:// x")),
				arguments("publishers[0]", Map.of("publishers", List.of("Org A"))),
				arguments("publishers[1]", Map.of("publishers", List.of("org-a", "org-a"))),
				arguments("sponsors[1]", Map.of("sponsors", List.of("org-a", "org-a"))),
				arguments("statedSignatoryCount", Map.of("statedSignatoryCount", -1)),
				arguments("statedSignatoryCount", Map.of("statedSignatoryCount", "46")),
				arguments("signatures[0].order", Map.of("signatures", List.of(Lines.signature(0, "A", null)))),
				arguments("signatures[0].order", Map.of("signatures", List.of(Map.of("asPrinted", "A")))),
				arguments("signatures[1].order",
						Map.of("signatures", List.of(Lines.signature(1, "A", null), Lines.signature(1, "B", null)))),
				arguments("signatures[0]", Map.of("signatures", List.of(Lines.signature(1, null, null)))),
				arguments("signatures", Map.of("signatures",
						IntStream.rangeClosed(1, 10_001).mapToObj((i) -> Lines.signature(i, "A", null)).toList())),
				arguments("incidents[0].relation", Map.of("incidents", List.of(Lines.mention("inc-a", "KNOWS_OF")))),
				arguments("incidents[1].incident",
						Map.of("incidents",
								List.of(Lines.mention("inc-a", "MENTIONS"), Lines.mention("inc-a", "REPORTS_ON")))),
				arguments("incidents",
						Map.of("incidents",
								Lines.mentions(IntStream.range(0, 450).mapToObj((i) -> "inc-" + i).toList()))),
				arguments("cites[0]", Map.of("cites", List.of("doc-wrong"))),
				arguments("cites[0]", Map.of("cites", List.of("doc-nowhere"))),
				arguments("cites[1]", Map.of("cites", List.of("doc-right", "doc-right"))),
				arguments("provenance", nullProvenance()),
				arguments("provenance.verification", Map.of("provenance", Map.of("sources", List.of()))),
				arguments("provenance.sources[0]",
						Map.of("provenance", Map.of("verification", "VERIFIED", "sources", List.of("src-nowhere")))),
				arguments("callsToAction[0].id", call("call-1")),
				arguments("callsToAction[0].id", call("doc-other-call-1")),
				arguments("callsToAction[0].id", call("doc-wrong-call-")),
				arguments("callsToAction[1].id",
						Map.of("callsToAction",
								List.of(Map.of("id", "doc-wrong-call-1", "addressee", "org-a", "demand", "Act"),
										Map.of("id", "doc-wrong-call-1", "addressee", "org-b", "demand", "Act")))),
				arguments("callsToAction[0]",
						Map.of("callsToAction", List.of(Map.of("id", "doc-wrong-call-1", "demand", "Act")))),
				arguments("callsToAction[0].demand",
						Map.of("callsToAction", List.of(Map.of("id", "doc-wrong-call-1", "addressee", "org-a")))),
				arguments("vote.inFavour", vote("inFavour", -1)), arguments("vote.outcome", vote("outcome", "DRAWN")),
				arguments("vote.vetoedBy", vote("vetoedBy", List.of("org-a"))),
				arguments("vote.against", vote("outcome", "VETOED")),
				arguments("vote.abstainedBy", vote("abstainedBy", List.of("org-a"))));
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void refusesAWrongDocumentNamesTheFieldAndRecordsTheRest(String field, Map<String, Object> fields) {
		List<JsonNode> answer = service.imports(Lines.document("doc-wrong", fields),
				Lines.document("doc-right", Map.of()));
		assertThat(answer).as(answer.toString()).hasSize(2);
		assertThat(answer.getFirst().get("line").intValue()).isEqualTo(1);
		assertThat(answer.getFirst().get("field").stringValue()).as(answer.toString()).isEqualTo(field);
		assertThat(answer.getFirst().get("code").stringValue()).isEqualTo("BAD_REQUEST");
		assertThat(answer.getFirst().toString()).doesNotContain("sijill", "java.");
		assertThat(answer.getLast().at("/totals/rejected").intValue()).isEqualTo(1);
		assertThat(
				service.data("{ wrong: document(id: \"doc-wrong\") { id } right: document(id: \"doc-right\") { id } }")
					.toString())
			.isEqualTo("{\"wrong\":null,\"right\":{\"id\":\"doc-right\"}}");
	}

	@Test
	void takesDocumentsThatCiteEachOther() {
		assertThat(service
			.imports(Lines.document("doc-hen", Map.of("cites", List.of("doc-egg"))),
					Lines.document("doc-egg", Map.of("cites", List.of("doc-hen"))))
			.getLast()
			.at("/totals/recorded")
			.intValue()).isEqualTo(2);
	}

	@Test
	void takesAnEmptyListOfNamesForUnknownUnlessNobodyVotedSo() {
		service.imports(Lines.document("doc-vote", vote("abstained", 2)));
		assertThat(service.data("""
				{ document(id: "doc-vote") { vote { vetoedBy { id } againstBy { id } abstainedBy { id } } } }""")
			.at("/document/vote")
			.toString()).isEqualTo("{\"vetoedBy\":[],\"againstBy\":[],\"abstainedBy\":null}");
	}

	@Test
	void takesThousandsOfSignaturesAndGivesThemInPrintedOrder() {
		List<Map<String, Object>> signatures = new ArrayList<>();
		IntStream.iterate(10_000, (i) -> i >= 1, (i) -> i - 1)
			.forEach((i) -> signatures.add(Lines.signature(i, "Signatory no. " + i, "org-" + i)));
		service.imports(Lines.document("doc-petition", Map.of("signatures", signatures)));
		List<Integer> orders = new ArrayList<>();
		String after = "";
		while (orders.size() < 1_050) {
			JsonNode page = service
				.data("""
						query($after: String) { document(id: "doc-petition") { signatures(first: 100, after: $after) {
						  totalCount nodes { order } pageInfo { endCursor } } } }""",
						after.isEmpty() ? Map.of() : Map.of("after", after))
				.at("/document/signatures");
			assertThat(page.get("totalCount").intValue()).isEqualTo(10_000);
			page.get("nodes").forEach((node) -> orders.add(node.get("order").intValue()));
			after = page.at("/pageInfo/endCursor").stringValue();
		}
		assertThat(orders).isEqualTo(IntStream.rangeClosed(1, 1_100).boxed().toList());
	}

	@Test
	void forgetsWhatARevisionNoLongerHas() {
		service.imports(Lines.document("doc-revised",
				Map.of("published", "2018", "incidents", Lines.mentions(List.of("inc-p", "inc-q")), "signatures",
						List.of(Lines.signature(1, "A", "org-p"), Lines.signature(2, "B", "org-q")), "callsToAction",
						List.of(Map.of("id", "doc-revised-call-1", "addressee", "org-p", "demand", "Act")))));
		service.imports(Lines.document("doc-revised", Map.of("incidents", Lines.mentions(List.of("inc-q")),
				"signatures", List.of(Lines.signature(1, "B", "org-q")))));
		assertThat(service.data("""
				{ document(id: "doc-revised") { published { edtf } record { version } signatures { totalCount
				    nodes { asPrinted } } incidents { nodes { id } } callsToAction { totalCount } }
				  callToAction(id: "doc-revised-call-1") { id }
				  documents(filter: { incidents: ["inc-p"] }) { totalCount } }""").toString()).isEqualTo(
				"{\"document\":{\"published\":null,\"record\":{\"version\":2},\"signatures\":{\"totalCount\":1,\"nodes\":[{\"asPrinted\":\"B\"}]},\"incidents\":{\"nodes\":[{\"id\":\"inc-q\"}]},\"callsToAction\":{\"totalCount\":0}},\"callToAction\":null,\"documents\":{\"totalCount\":0}}");
		assertThat(service.entities("Incident", List.of("inc-p"), "documents { totalCount }")
			.at("/0/documents/totalCount")
			.intValue()).isZero();
	}

	private static Map<String, Object> nullProvenance() {
		Map<String, Object> fields = new java.util.HashMap<>();
		fields.put("provenance", null);
		return fields;
	}

	private static Map<String, Object> call(String id) {
		return Map.of("callsToAction", List.of(Map.of("id", id, "addressee", "org-a", "demand", "Act")));
	}

	private static Map<String, Object> vote(String field, Object value) {
		Map<String, Object> vote = new java.util.HashMap<>(VOTE);
		vote.put(field, value);
		return Map.of("vote", vote);
	}

}
