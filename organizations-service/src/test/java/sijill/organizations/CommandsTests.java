package sijill.organizations;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sijill.platform.test.BothMongos;
import sijill.platform.test.RunningService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a request costs depends on the query and not on how many organizations it meets.
 */
@BothMongos
class CommandsTests {

	@RegisterExtension
	static final RunningService service = new RunningService(OrganizationsApplication.class, "organizations");

	private static final String SELECTION = """
			name parent { name parent { name } } parts(first: 3) { totalCount nodes { name parts { totalCount } } }""";

	@BeforeAll
	static void importOrganizationsThatArePartsOfEachOther() {
		String[] lines = IntStream.range(0, 110)
			.mapToObj(
					(i) -> """
							{"kind":"organization","id":"org-%d","fields":{"kind":"NGO","names":[{"text":"Body %d","kind":"OFFICIAL"}],\
							%s"provenance":{"verification":"UNVERIFIED"}}}"""
						.formatted(i, i, (i == 0) ? "" : "\"parent\":\"org-%d\",".formatted(i / 2)))
			.toArray(String[]::new);
		assertThat(service.imports(lines).getLast().get("totals").get("recorded").intValue()).isEqualTo(110);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "filter: {kinds: [NGO]},", "filter: {within: [\"org-0\"]},",
			"filter: {namePrefix: \"body\"}," })
	void aListOfAHundredCostsAsManyCommandsAsAListOfOne(String arguments) {
		String query = "{ organizations(%s first: %d) { totalCount nodes { %s } } }";
		assertThat(service.commands(query.formatted(arguments, 100, SELECTION), Map.of()))
			.isEqualTo(service.commands(query.formatted(arguments, 2, SELECTION), Map.of()));
	}

	@Test
	void aHundredReferencesCostAsManyCommandsAsOne() {
		assertThat(references(100)).isEqualTo(references(1));
	}

	private static int references(int count) {
		List<Map<String, String>> representations = IntStream.range(10, 10 + count)
			.mapToObj((i) -> Map.of("__typename", "Organization", "id", "org-" + i))
			.toList();
		return service.commands("query($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { %s } } }"
			.formatted(SELECTION), Map.of("r", representations));
	}

}
