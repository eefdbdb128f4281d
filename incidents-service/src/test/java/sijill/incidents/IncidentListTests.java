package sijill.incidents;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
 * Every filter and order of incidents, against the lines that were imported.
 */
@BothMongos
class IncidentListTests {

	@RegisterExtension
	static final RunningService service = new RunningService(IncidentsApplication.class, "incidents");

	private static final WholeLists LISTS = new WholeLists(service);

	@BeforeAll
	static void importTheSampleData() {
		service.importSample();
	}

	static Stream<Arguments> incidents() {
		return Stream.of(
				arguments("occurred: {from: \"2016-11-01\", to: \"2016-12-31\"}",
						matching((fields) -> SampleData.overlaps(fields, "occurred", "2016-11-01", "2016-12-31"))),
				arguments("occurred: {from: \"2018-01-22\"}",
						matching((fields) -> SampleData.overlaps(fields, "occurred", "2018-01-22", "9999-12-31"))),
				arguments("occurred: {to: \"2014-04-12\"}",
						matching((fields) -> SampleData.overlaps(fields, "occurred", "0001-01-01", "2014-04-12"))),
				arguments("agents: [SARIN]", matching((fields) -> SampleData.holds(fields, "agents", "SARIN"))),
				arguments("agents: [SARIN, SULFUR_MUSTARD]",
						matching((fields) -> SampleData.holds(fields, "agents", "SARIN")
								|| SampleData.holds(fields, "agents", "SULFUR_MUSTARD"))),
				arguments("deliveryMethods: [HELICOPTER_DROPPED_CYLINDER]", matching(
						(fields) -> SampleData.holds(fields, "deliveryMethods", "HELICOPTER_DROPPED_CYLINDER"))),
				arguments("countries: [\"SY\"]", matching((fields) -> inPlaces(fields, "country", "SY"))),
				arguments("countries: [\"IQ\"]", matching((fields) -> inPlaces(fields, "country", "IQ"))),
				arguments("admin1: [\"Idlib\"]", matching((fields) -> inPlaces(fields, "admin1", "Idlib"))),
				arguments("gazetteerCodes: [\"C2338\"]",
						matching((fields) -> inPlaces(fields, "gazetteerCode", "C2338"))),
				arguments("useStatuses: [LIKELY, CONFIRMED]",
						matching((fields) -> SampleData.holds(fields, "useStatus", "LIKELY")
								|| SampleData.holds(fields, "useStatus", "CONFIRMED"))),
				arguments("attributionStatuses: [BY_STATE]",
						matching((fields) -> SampleData.holds(fields, "attributionStatus", "BY_STATE"))),
				arguments("series: [\"series-douma-2018\"]",
						matching((fields) -> SampleData.holds(fields, "series", "series-douma-2018"))),
				arguments("accused: [\"org-syrian-arab-air-force\"]",
						attributed((fields) -> SampleData.holds(fields, "accused", "org-syrian-arab-air-force"))),
				arguments("claimants: [\"org-opcw-iit\", \"org-gov-us\"]",
						attributed((fields) -> SampleData.holds(fields, "claimant", "org-opcw-iit")
								|| SampleData.holds(fields, "claimant", "org-gov-us"))),
				arguments("contested: true", attributed((fields) -> fields.has("contestations"))),
				arguments("contested: false", not(attributed((fields) -> fields.has("contestations")))),
				arguments("investigatedBy: [\"org-opcw-ffm\"]", investigated("org-opcw-ffm")),
				arguments("agents: [CHLORINE], accused: [\"org-syrian-arab-air-force\"], contested: true",
						both(matching((fields) -> SampleData.holds(fields, "agents", "CHLORINE")),
								attributed((fields) -> SampleData.holds(fields, "accused", "org-syrian-arab-air-force")
										&& fields.has("contestations")))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("incidents")
	void findsTheIncidentsThatAFilterDescribes(String filter, List<String> expected) {
		List<String> found = LISTS.idsOf("incidents", filter, "");
		assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
		assertThat(LISTS.total("incidents", filter)).isEqualTo(expected.size());
		assertThat(found).containsExactlyElementsOf(SampleData.sorted("incident", expected, "occurred"));
	}

	@Test
	void listsIncidentsInEveryOrder() {
		List<String> newest = LISTS.idsOf("incidents", "", "orderBy: OCCURRED_NEWEST_FIRST");
		assertThat(newest).hasSize(89).isEqualTo(LISTS.idsOf("incidents", "", ""));
		assertThat(newest)
			.isEqualTo(SampleData.sorted("incident", SampleData.ids("incident", (fields) -> true), "occurred"));
		List<String> oldest = LISTS.idsOf("incidents", "", "orderBy: OCCURRED_OLDEST_FIRST");
		assertThat(oldest).hasSize(89)
			.isSortedAccordingTo(Comparator
				.comparing((id) -> SampleData.date(SampleData.one("incident", id), "occurred").earliest() + id));
		List<String> recorded = LISTS.idsOf("incidents", "", "orderBy: RECORDED_NEWEST_FIRST");
		assertThat(recorded).hasSize(89).containsExactlyInAnyOrderElementsOf(newest);
		JsonNode times = service
			.data("{ incidents(first: 100, orderBy: RECORDED_NEWEST_FIRST) { nodes { record { recorded } } } }");
		assertThat(times.at("/incidents/nodes").findValuesAsString("recorded"))
			.isSortedAccordingTo(Comparator.reverseOrder());
	}

	private static List<String> matching(Predicate<JsonNode> matching) {
		return SampleData.ids("incident", matching);
	}

	private static List<String> attributed(Predicate<JsonNode> matching) {
		List<String> attributions = SampleData.ids("attribution", matching);
		return SampleData.all("attribution")
			.entrySet()
			.stream()
			.filter((entry) -> attributions.contains(entry.getKey()))
			.map((entry) -> entry.getValue().get("incident").asString())
			.distinct()
			.toList();
	}

	private static List<String> investigated(String body) {
		return SampleData.all("investigation")
			.values()
			.stream()
			.filter((fields) -> SampleData.holds(fields, "body", body))
			.flatMap((fields) -> fields.path("incidents").valueStream())
			.map(JsonNode::asString)
			.distinct()
			.toList();
	}

	private static List<String> not(List<String> ids) {
		return SampleData.ids("incident", (fields) -> true).stream().filter((id) -> !ids.contains(id)).toList();
	}

	private static List<String> both(List<String> some, List<String> others) {
		return some.stream().filter(others::contains).toList();
	}

	private static boolean inPlaces(JsonNode fields, String field, String value) {
		return Stream.concat(Stream.of(fields.get("location")), fields.path("otherPlaces").valueStream())
			.anyMatch((place) -> SampleData.holds(place, field, value));
	}

}
