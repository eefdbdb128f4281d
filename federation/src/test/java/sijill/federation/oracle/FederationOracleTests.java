package sijill.federation.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Small federations, each about one thing that the specification allows: random queries
 * over them are answered like one server answers, and no subgraph is asked what it may
 * not be asked.
 */
class FederationOracleTests {

	private static final int QUERIES = Integer.getInteger("sijill.oracle.queries", 60);

	static Stream<Path> federations() throws Exception {
		Path folder = Path.of(Objects.requireNonNull(FederationOracleTests.class.getResource("/federations")).toURI());
		String only = System.getProperty("sijill.oracle.only", "");
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((it) -> it.toString().contains(only)).sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("federations")
	void answersLikeOneServer(Path file) throws IOException {
		Federation federation = new Federation(read(file), file.getFileName().toString().hashCode());
		int compared = 0;
		for (long seed = 0; seed < QUERIES; seed++) {
			String query = new RandomQuery(federation.monolith().schema(), seed).write();
			federation.forget();
			Federation.Answers answers = federation.both(query, Map.of());
			if (!answers.isRefusedByMonolith()) {
				compared++;
				String context = "seed " + seed + ": " + query + "\n" + plan(federation, query);
				assertThat(federation.complaints()).as(context).isEmpty();
				assertThat(Difference.between(answers.monolithData(), answers.engineData()))
					.as(context + answers.engine().get("errors"))
					.isEmpty();
			}
		}
		assertThat(compared).isGreaterThan(QUERIES / 2);
	}

	static String plan(Federation federation, String query) {
		try {
			return federation.engine().explain(new sijill.federation.GraphQlRequest(query));
		}
		catch (RuntimeException ex) {
			return ex.toString();
		}
	}

	/**
	 * A file holds subgraphs one after the other, each under a line {@code ### NAME}.
	 */
	static Map<String, String> read(Path file) throws IOException {
		Map<String, String> sdls = new LinkedHashMap<>();
		String name = "";
		for (String line : Files.readAllLines(file)) {
			if (line.startsWith("### ")) {
				name = line.substring(4).strip();
			}
			else {
				sdls.merge(name, line + "\n", String::concat);
			}
		}
		sdls.keySet().retainAll(List.copyOf(sdls.keySet()).stream().filter((it) -> !it.isEmpty()).toList());
		String link = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@key\", \"@shareable\", \"@external\", \"@requires\", \"@provides\", \"@override\", \"@inaccessible\", \"@interfaceObject\", \"@tag\"])\n";
		sdls.replaceAll((it, sdl) -> sdl.contains("#fed1") || sdl.contains("@link") ? sdl : link + sdl);
		return sdls;
	}

}
