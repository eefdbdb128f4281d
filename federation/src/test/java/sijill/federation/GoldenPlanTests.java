package sijill.federation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sijill.federation.oracle.DesignGraph;
import sijill.federation.oracle.Fixtures;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plans as people read them. A plan that changes is looked at, and then its file is
 * replaced.
 */
class GoldenPlanTests {

	@Test
	void plansTheFlagshipQueryAsFourCallsInThreeWaves() throws IOException {
		String plan = plan(DesignGraph.flagship(), Map.of("id", "x"));
		assertThat(plan).isEqualTo(golden("flagship.txt"));
		assertThat(plan.lines().filter((line) -> line.startsWith("wave "))).containsExactly("wave 1: incidents (#1)",
				"wave 2: documents, after #1 (#2)", "wave 2: organizations, after #1 (#3)",
				"wave 3: organizations, after #2 (#4)");
	}

	@Test
	void asksTheSameFieldTwiceUnderAliasesOfItsOwn() {
		assertThat(
				plan("{ organization(id: 1) { id: name name: name(language: \"en\") again: name(language: \"ar\") } }",
						Map.of()))
			.isEqualTo("""
					wave 1: organizations (#1)
					  {
					    organization(id:1) {
					      id:name
					      name(language:"en")
					      again:name(language:"ar")
					    }
					  }
					""");
	}

	@Test
	void asksNobodyForTheNameOfTheQueryType() {
		assertThat(plan("{ __typename }", Map.of())).isEmpty();
	}

	static Stream<Path> goldenPlans() throws Exception {
		Path folder = Path.of(Objects.requireNonNull(GoldenPlanTests.class.getResource("/plans/golden")).toURI());
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList().stream();
		}
	}

	/**
	 * A file names one of the small federations in its first line and a query in its
	 * second, each behind {@code #}; the plan follows.
	 */
	@ParameterizedTest
	@MethodSource("goldenPlans")
	void plansAsWasLookedAt(Path file) throws IOException {
		String[] parts = Files.readString(file).split("\n", 3);
		String graph = parts[0].substring(1).strip();
		assertThat(plan(Fixtures.read(graph + ".graphql"), parts[1].substring(1).strip(), Map.of()))
			.isEqualTo(parts[2]);
	}

	/** Each level would multiply the plan, were it planned for each type apart. */
	@Test
	void growsWithTheLevelsOfAnInterfaceAndNotWithTheirProduct() {
		String types = IntStream.range(0, 20)
			.mapToObj("type T%1$d implements Block { own%1$d: Int inside: Block }"::formatted)
			.collect(Collectors.joining("\n"));
		Map<String, String> sdls = Map.of("blocks", """
				type Query { page: Block }
				interface Block { inside: Block }
				""" + types);
		String own = IntStream.range(0, 20)
			.mapToObj("... on T%1$d { own%1$d }"::formatted)
			.collect(Collectors.joining(" "));
		String query = "{ page { %1$s inside { %1$s inside { %1$s inside { %1$s } } } } }".formatted(own);
		assertThat(plan(sdls, query, Map.of()).lines()).hasSizeLessThan(300)
			.filteredOn((line) -> line.contains("own19"))
			.hasSize(4);
	}

	@Test
	void plansNothingForTypesThatNobodyCanGiveThere() {
		Map<String, String> sdls = new TreeMap<>();
		for (int i = 0; i < 20; i++) {
			sdls.put("s" + i, """
					type Query { start%1$d: Node }
					interface Node { id: ID! next: Node }
					type T%1$d implements Node @key(fields: "id") { id: ID! next: Node own: Int }
					""".formatted(i));
		}
		String query = "{ start3 { id next { id next { id next { id next { id } } } } } }";
		assertThat(plan(sdls, query, Map.of()).lines()).filteredOn((line) -> line.startsWith("wave "))
			.containsExactly("wave 1: s3 (#1)");
	}

	private static String plan(String query, Map<String, Object> variables) {
		return plan(DesignGraph.sdls(), query, variables);
	}

	private static String plan(Map<String, String> sdls, String query, Map<String, Object> variables) {
		List<Subgraph> subgraphs = new ArrayList<>();
		sdls.forEach((name, sdl) -> subgraphs.add(new Subgraph(name, "http://" + name, sdl)));
		var composed = (CompositionResult.Composed) Composition.compose(subgraphs);
		return Engine.builder(Supergraph.parse(composed.supergraphSdl()))
			.build()
			.explain(new GraphQlRequest(query, new java.util.LinkedHashMap<>(variables)));
	}

	private static String golden(String file) throws IOException {
		try (var in = Objects.requireNonNull(GoldenPlanTests.class.getResourceAsStream("/plans/" + file))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
