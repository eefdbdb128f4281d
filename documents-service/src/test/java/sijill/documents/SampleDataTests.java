package sijill.documents;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sijill.platform.test.BothMongos;
import sijill.platform.test.RunningService;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@BothMongos
class SampleDataTests {

	@RegisterExtension
	static final RunningService service = new RunningService(DocumentsApplication.class, "documents");

	private static List<JsonNode> answer = List.of();

	@BeforeAll
	static void importTheSample() {
		answer = service.importSample();
	}

	@Test
	void recordsEveryLine() {
		assertThat(answer).hasSize(1);
		JsonNode totals = answer.getFirst().get("totals");
		assertThat(totals.get("recorded").intValue()).isEqualTo(236);
		assertThat(totals.get("rejected").intValue()).isZero();
	}

	@Test
	void makesNoRevisionOfTheSameFile() {
		JsonNode totals = service.importSample().getLast().get("totals");
		assertThat(totals.get("unchanged").intValue()).isEqualTo(236);
		assertThat(totals.get("recorded").intValue()).isZero();
	}

	@Test
	void answersWhatTheFlagshipQueryAsksOfAnAttack() {
		JsonNode statements = service.entities("Incident", List.of("inc-2018-04-07-douma"), """
				statements(first: 10) { totalCount nodes {
				  title kind published { edtf } url
				  publishers { __typename id }
				  signatures(first: 100) { totalCount nodes { order asPrinted organization { __typename id } } }
				  callsToAction { nodes { addressee { id } demand } }
				  cites { nodes { title symbol } }
				} }""").get(0).get("statements");
		assertThat(statements.get("totalCount").intValue()).isEqualTo(7);
		assertThat(statements.get("nodes").findValuesAsString("edtf")).isSortedAccordingTo(Comparator.reverseOrder());
		JsonNode joint = statements.get("nodes")
			.valueStream()
			.filter((node) -> node.get("title").stringValue().startsWith("UN Secretary-General Should Activate"))
			.findFirst()
			.orElseThrow();
		assertThat(joint.get("kind").stringValue()).isEqualTo("JOINT_STATEMENT");
		assertThat(joint.at("/publishers/0/id").stringValue()).isEqualTo("org-stj");
		assertThat(joint.at("/signatures/totalCount").intValue()).isEqualTo(46);
		JsonNode signatures = joint.at("/signatures/nodes");
		assertThat(signatures.valueStream().map((each) -> each.get("order").intValue()))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 46).boxed().toList());
		assertThat(signatures.findValuesAsString("asPrinted")).startsWith("Adopt a Revolution").endsWith("11.11.11");
		assertThat(signatures.at("/40/organization/id").stringValue()).isEqualTo("org-stj");
		assertThat(joint.at("/callsToAction/nodes/0/addressee/id").stringValue()).isEqualTo("org-un-secretary-general");
	}

}
