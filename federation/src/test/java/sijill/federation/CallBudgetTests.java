package sijill.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sijill.federation.oracle.DesignGraph;
import sijill.federation.oracle.Fixtures;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many calls a query takes, and how many of them one after the other: a table of what
 * was reached, in which nothing may get worse.
 */
class CallBudgetTests {

	/**
	 * A row of the table: {@code GRAPH | CALLS | WAVES | QUERY}.
	 */
	record Budget(String graph, int calls, int waves, String query) {

		static Budget of(String row) {
			String[] cells = row.split("\\|", 4);
			return new Budget(cells[0].strip(), Integer.parseInt(cells[1].strip()), Integer.parseInt(cells[2].strip()),
					cells[3].strip());
		}

	}

	static Stream<Budget> budgets() throws Exception {
		Path table = Path.of(Objects.requireNonNull(CallBudgetTests.class.getResource("/plans/budgets.txt")).toURI());
		return Files.readAllLines(table).stream().filter((row) -> !row.startsWith("#")).map(Budget::of);
	}

	@ParameterizedTest
	@MethodSource("budgets")
	void takesNoMoreCallsThanWasReached(Budget budget) throws IOException {
		List<String> requests = Engine.builder(supergraph(budget.graph()))
			.build()
			.explain(new GraphQlRequest(budget.query()))
			.lines()
			.filter((it) -> it.startsWith("wave "))
			.toList();
		String waves = requests.isEmpty() ? "0" : requests.getLast().replaceAll("wave (\\d+):.*", "$1");
		assertThat(requests.size()).as("calls").isEqualTo(budget.calls());
		assertThat(Integer.parseInt(waves)).as("waves").isEqualTo(budget.waves());
	}

	private static Supergraph supergraph(String graph) throws IOException {
		Map<String, String> sdls = graph.equals("design") ? DesignGraph.sdls() : Fixtures.read(graph + ".graphql");
		List<Subgraph> subgraphs = new ArrayList<>();
		sdls.forEach((name, sdl) -> subgraphs.add(new Subgraph(name, "http://" + name, sdl)));
		var composed = (CompositionResult.Composed) Composition.compose(subgraphs);
		return Supergraph.parse(composed.supergraphSdl());
	}

}
