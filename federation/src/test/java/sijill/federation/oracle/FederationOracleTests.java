package sijill.federation.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sijill.federation.Supergraph;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Small federations, each about one thing that the specification allows: random queries
 * over them are answered like one server answers, and no subgraph is asked what it may
 * not be asked.
 */
class FederationOracleTests {

	private static final Pattern EXAMPLE = Pattern.compile("#([?!])(\\d*) (.*)");

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
		Map<String, String> sdls = new LinkedHashMap<>(read(file));
		String supergraph = sdls.remove("supergraph");
		long first = file.getFileName().toString().hashCode();
		// What comes from above is the same or differs by the data alone.
		int universes = sdls.toString().contains("@fromContext") ? 6 : 1;
		for (long seed = first; seed < first + universes; seed++) {
			answersLikeOneServer(file, sdls, supergraph, seed);
		}
	}

	private static void answersLikeOneServer(Path file, Map<String, String> sdls, @Nullable String supergraph,
			long seed) throws IOException {
		Federation federation = (supergraph != null) ? new Federation(sdls, Supergraph.parse(supergraph), seed)
				: new Federation(sdls, seed);
		run(federation, file);
		if (!federation.labels().isEmpty()) {
			federation.give(federation.labels());
			run(federation, file);
		}
	}

	/**
	 * Compares a federation with one server, on the queries of a file and on random ones.
	 */
	static void run(Federation federation, Path file) throws IOException {
		List<Example> examples = examples(file);
		for (Example example : examples) {
			if (example.calls() == 0) {
				refused(federation, example.query());
				continue;
			}
			assertThat(compare(federation, example.query())).as("one server answers %s", example.query()).isTrue();
			assertThat(federation.calls()).as("calls of %s", example.query()).isLessThanOrEqualTo(example.calls());
		}
		if (examples.stream().allMatch((it) -> it.calls() > 0)) {
			compareAtRandom(federation);
		}
	}

	private static void compareAtRandom(Federation federation) {
		int compared = 0;
		for (long seed = 0; seed < QUERIES; seed++) {
			String query = new RandomQuery(federation.monolith().schema(), seed).write();
			if (compare(federation, query)) {
				compared++;
			}
		}
		assertThat(compared).isGreaterThan(QUERIES / 3);
	}

	private static void refused(Federation federation, String query) {
		federation.forget();
		Map<String, ?> answer = federation.ask(query, Map.of()).toSpecification();
		assertThat(answer).as(query).containsKey("errors");
		assertThat(answer.get("data")).as(query).isNull();
		assertThat(federation.calls()).as(query).isZero();
	}

	private static boolean compare(Federation federation, String query) {
		federation.forget();
		Federation.Both answers = federation.both(query, Map.of());
		if (answers.isRefusedByMonolith()) {
			return false;
		}
		String context = query + "\n" + plan(federation, query);
		assertThat(federation.complaints()).as(context).isEmpty();
		assertThat(Difference.between(answers.monolithData(), answers.engineData()))
			.as(context + answers.engine().get("errors"))
			.isEmpty();
		assertThat(Federation.errorPaths(answers.monolith())).as(context + answers.engine().get("errors"))
			.containsAll(Federation.errorPaths(answers.engine()));
		return true;
	}

	/**
	 * A query that stands in a file behind {@code #?}, at most for as many calls as the
	 * number behind that says; behind {@code #!} one that no plan can answer.
	 */
	private record Example(String query, int calls) {
	}

	private static List<Example> examples(Path file) throws IOException {
		List<Example> examples = new ArrayList<>();
		for (String line : Files.readAllLines(file)) {
			Matcher matcher = EXAMPLE.matcher(line);
			if (matcher.matches()) {
				String calls = matcher.group(1).equals("!") ? "0" : matcher.group(2);
				int most = calls.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(calls);
				examples.add(new Example(matcher.group(3), most));
			}
		}
		return examples;
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
	 * A file holds subgraphs one after the other, each under a line {@code ### NAME};
	 * what stands before them is about the file.
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
		sdls.replaceAll((it, sdl) -> sdl.contains("#fed1") || sdl.contains("@link") || sdl.contains("@core(") ? sdl
				: link + sdl);
		return sdls;
	}

}
