package sijill.incidents;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sijill.platform.test.BothMongos;
import sijill.platform.test.RunningService;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Every filter of investigations and attributions, against the lines that were imported.
 */
@BothMongos
class InquiryListTests {

	@RegisterExtension
	static final RunningService service = new RunningService(IncidentsApplication.class, "incidents");

	private static final WholeLists LISTS = new WholeLists(service);

	@BeforeAll
	static void importTheSampleData() {
		service.importSample();
	}

	static Stream<Arguments> investigations() {
		return Stream
			.of(arguments("bodies: [\"org-opcw-iit\"]",
					(Predicate<JsonNode>) (fields) -> SampleData.holds(fields, "body", "org-opcw-iit")),
					arguments("incidents: [\"inc-2018-04-07-douma\"]",
							(Predicate<JsonNode>) (fields) -> SampleData.holds(fields, "incidents",
									"inc-2018-04-07-douma")),
					arguments("statuses: [OPEN]",
							(Predicate<JsonNode>) (fields) -> SampleData.holds(fields, "status", "OPEN")),
					arguments("opened: {from: \"2018-01-01\", to: \"2018-12-31\"}",
							(Predicate<JsonNode>) (fields) -> SampleData.overlaps(fields, "opened", "2018-01-01",
									"2018-12-31")),
					arguments("", (Predicate<JsonNode>) (fields) -> true));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("investigations")
	void findsTheInvestigationsThatAFilterDescribes(String filter, Predicate<JsonNode> matching) {
		List<String> expected = SampleData.ids("investigation", matching);
		assertThat(LISTS.idsOf("investigations", filter, ""))
			.isEqualTo(SampleData.sorted("investigation", expected, "opened"));
		assertThat(LISTS.total("investigations", filter)).isEqualTo(expected.size());
	}

	static Stream<Arguments> attributions() {
		return Stream.of(
				arguments("accused: [\"org-isis\", \"org-syrian-arab-air-force\"]",
						(Predicate<JsonNode>) (fields) -> SampleData.holds(fields, "accused", "org-isis")
								|| SampleData.holds(fields, "accused", "org-syrian-arab-air-force")),
				arguments("claimants: [\"org-hrw\"]",
						(Predicate<JsonNode>) (fields) -> SampleData.holds(fields, "claimant", "org-hrw")),
				arguments("incidents: [\"inc-2018-04-07-douma\"]",
						(Predicate<JsonNode>) (fields) -> SampleData.holds(fields, "incident", "inc-2018-04-07-douma")),
				arguments("proofLevels: [REASONABLE_GROUNDS]",
						(Predicate<JsonNode>) (fields) -> SampleData.holds(fields, "standardOfProof",
								"reasonable grounds")
								|| SampleData.holds(fields, "standardOfProof", "reasonable grounds to believe")),
				arguments("contested: true", (Predicate<JsonNode>) (fields) -> fields.has("contestations")),
				arguments("contested: false", (Predicate<JsonNode>) (fields) -> !fields.has("contestations")),
				arguments("claimed: {from: \"2020-01-01\", to: \"2021-12-31\"}",
						(Predicate<JsonNode>) (fields) -> SampleData.overlaps(fields, "claimed", "2020-01-01",
								"2021-12-31")),
				arguments("", (Predicate<JsonNode>) (fields) -> true));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("attributions")
	void findsTheAttributionsThatAFilterDescribes(String filter, Predicate<JsonNode> matching) {
		List<String> expected = SampleData.ids("attribution", matching);
		assertThat(LISTS.idsOf("attributions", filter, ""))
			.isEqualTo(SampleData.sorted("attribution", expected, "claimed"));
		assertThat(LISTS.total("attributions", filter)).isEqualTo(expected.size());
	}

}
