package sijill.incidents;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sijill.platform.test.BothMongos;
import sijill.platform.test.RunningService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a query costs depends on the query and not on the rows.
 */
@BothMongos
class CommandTests {

	private static final String EVERYTHING = """
			id series { id incidents(first: 2) { nodes { id } } }
			investigations(first: 2) { totalCount nodes {
			  incidents(first: 2) { nodes { id attributions(first: 2) { nodes { id } } } }
			  all: findings(first: 2) { nodes { id attributions(first: 2) { nodes { id } } } }
			} }
			findings(first: 2) { totalCount nodes { investigation { id } incidents(first: 2) { nodes { id } } } }
			attributions(first: 2, filter: {contested: true}) { totalCount nodes {
			  incident { id } finding { id } contestations { id attribution { id } }
			} }
			""";

	@RegisterExtension
	static final RunningService service = new RunningService(IncidentsApplication.class, "incidents");

	@BeforeAll
	static void importAHundredIncidents() {
		String provenance = "\"provenance\":{\"verification\":\"UNVERIFIED\"}";
		Stream<String> lines = IntStream.range(0, 100)
			.mapToObj((i) -> i)
			.flatMap((i) -> Stream.of(
					"{\"kind\":\"series\",\"id\":\"series-%d\",\"fields\":{\"title\":\"S\",%s}}".formatted(i,
							provenance),
					"{\"kind\":\"incident\",\"id\":\"inc-%d\",\"fields\":{\"title\":\"T\",\"occurred\":\"2018-04-07\",\"location\":{\"name\":\"N\",\"country\":\"SY\",\"precision\":\"NONE\"},\"useStatus\":\"ALLEGED\",\"attributionStatus\":\"NONE\",\"series\":\"series-%d\",%s}}"
						.formatted(i, i, provenance),
					"{\"kind\":\"investigation\",\"id\":\"inv-%d\",\"fields\":{\"title\":\"T\",\"status\":\"OPEN\",\"incidents\":[\"inc-%d\",\"inc-%d\"],\"body\":\"org-%d\",%s}}"
						.formatted(i, i, (i + 1) % 100, i, provenance),
					"{\"kind\":\"finding\",\"id\":\"fnd-%d\",\"fields\":{\"investigation\":\"inv-%d\",\"incidents\":[\"inc-%d\"],\"statement\":\"S\",\"conclusion\":\"UNKNOWN\"}}"
						.formatted(i, i, i),
					"{\"kind\":\"attribution\",\"id\":\"att-%d\",\"fields\":{\"incident\":\"inc-%d\",\"accused\":[\"org-%d\"],\"claimant\":\"org-%d\",\"finding\":\"fnd-%d\",\"contestations\":[{\"id\":\"c\",\"by\":\"org-%d\",\"kind\":\"DENIAL\",\"statement\":\"No\"}],%s}}"
						.formatted(i, i, i, i, i, i, provenance)));
		assertThat(service.imports(lines.toArray(String[]::new)).getLast().at("/totals/recorded").asInt())
			.isEqualTo(500);
	}

	@Test
	void asksAsMuchForAHundredIncidentsAsForOne() {
		String query = "query($n: Int!) { incidents(first: $n) { nodes { " + EVERYTHING + " } } }";
		int one = service.commands(query, Map.of("n", 1));
		assertThat(service.commands(query, Map.of("n", 100))).isEqualTo(one);
		assertThat(one).isLessThanOrEqualTo(22);
	}

	@Test
	void asksAsMuchForAHundredEntitiesAsForOne() {
		String query = "query($r: [_Any!]!) { _entities(representations: $r) { ... on Incident { " + EVERYTHING
				+ " } ... on Organization { inquiries: investigations { totalCount nodes { id } } attributionsMade { nodes { id } } attributionsReceived { nodes { id } } contestationsMade { nodes { attribution { id } } } } } }";
		int one = service.commands(query, Map.of("r", representations(1)));
		assertThat(service.commands(query, Map.of("r", representations(50)))).isEqualTo(one);
	}

	@Test
	void countsAListOnlyWhereItsLengthIsAskedFor() {
		assertThat(service.commands("{ incidents { nodes { id } } }", Map.of())).isEqualTo(1);
		assertThat(service.commands("{ incidents { totalCount nodes { id } } }", Map.of())).isEqualTo(2);
		assertThat(service.commands("{ incident(id: \"inc-1\") { attributions { nodes { id } } } }", Map.of()))
			.isEqualTo(2);
		assertThat(
				service.commands("{ incident(id: \"inc-1\") { attributions { totalCount nodes { id } } } }", Map.of()))
			.isEqualTo(3);
	}

	@Test
	void asksNothingForWhatOthersOwn() {
		assertThat(service.commands(
				"{ attribution(id: \"att-1\") { accused { id } claimant { id } document { id } provenance { sources { id } } } }",
				Map.of()))
			.isEqualTo(1);
	}

	private static List<Map<String, String>> representations(int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> Stream.of(Map.of("__typename", "Incident", "id", "inc-" + i),
					Map.of("__typename", "Organization", "id", "org-" + i)))
			.flatMap((both) -> both)
			.toList();
	}

}
