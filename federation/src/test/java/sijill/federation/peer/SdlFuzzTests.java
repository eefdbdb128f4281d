package sijill.federation.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sijill.federation.Composition;
import sijill.federation.CompositionResult;
import sijill.federation.Subgraph;
import sijill.federation.Supergraph;
import sijill.federation.SupergraphException;
import sijill.federation.oracle.RandomFederation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Whatever text comes as a subgraph or a supergraph, the answer is a verdict: never
 * another exception, and never nothing at all. More: {@code -Dsijill.fuzz.texts=N}, from
 * {@code -Dsijill.fuzz.seed=N} on.
 */
class SdlFuzzTests {

	private static final int TEXTS = Integer.getInteger("sijill.fuzz.texts", 300);

	private static final long FIRST = Long.getLong("sijill.fuzz.seed", 0L);

	private static final List<String> TOKENS = List.of("{", "}", "(", ")", "[", "]", "!", ":", "\"", "\"\"\"", "@", "&",
			"|", "=", "#", "type ", "extend ", "interface ", "union ", "enum ", "input ", "scalar ", "schema ",
			"directive ", "on ", "implements ", "@key(fields: \"id\")", "@external", "@requires(fields: \"", "null",
			"Query", "\u0000", "\\u", "-1", "99999999999999999999", "1e400", "query { a }", "...");

	@Test
	void givesAVerdictOnGarbledSubgraphs() {
		for (long seed = FIRST; seed < FIRST + TEXTS; seed++) {
			Map<String, String> sdls = new RandomFederation(seed % 50).sdls();
			Random random = new Random(seed);
			String victim = List.copyOf(sdls.keySet()).get(random.nextInt(sdls.size()));
			sdls.computeIfPresent(victim, (name, sdl) -> garbled(sdl, random));
			compose(sdls, "seed " + seed + "\n" + sdls.get(victim));
		}
	}

	@Test
	void refusesGarbledSupergraphsOrReadsThem() {
		for (long seed = FIRST; seed < FIRST + TEXTS; seed++) {
			List<Subgraph> subgraphs = new ArrayList<>();
			new RandomFederation(seed % 20).sdls()
				.forEach((name, sdl) -> subgraphs.add(new Subgraph(name, "http://" + name, sdl)));
			if (Composition.compose(subgraphs) instanceof CompositionResult.Composed composed) {
				String sdl = garbled(composed.supergraphSdl(), new Random(seed));
				assertThatNoException().as("seed %d\n%s", seed, sdl).isThrownBy(() -> {
					try {
						Supergraph.parse(sdl).apiSchemaSdl();
					}
					catch (SupergraphException ex) {
						assertThat(ex.getMessage()).isNotBlank();
					}
				});
			}
		}
	}

	private static String garbled(String sdl, Random random) {
		StringBuilder text = new StringBuilder(sdl);
		for (int i = random.nextInt(3); i >= 0; i--) {
			int at = random.nextInt(text.length() + 1);
			switch (random.nextInt(6)) {
				case 0 -> text.setLength(at);
				case 1 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
				case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
				case 3 -> text.insert(random.nextInt(text.length() + 1),
						text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
				case 4 -> {
					List<String> lines = new ArrayList<>(text.toString().lines().toList());
					if (!lines.isEmpty()) {
						lines.remove(random.nextInt(lines.size()));
					}
					text = new StringBuilder(String.join("\n", lines));
				}
				default -> {
					List<String> words = new ArrayList<>(List.of(text.toString().split("\\b", -1)));
					words.set(random.nextInt(words.size()), words.get(random.nextInt(words.size())));
					text = new StringBuilder(String.join("", words));
				}
			}
		}
		return text.toString();
	}

	static Stream<String> extremes() {
		String many = IntStream.range(0, 3_000).mapToObj((it) -> "f" + it + ": Int").reduce("", (a, b) -> a + " " + b);
		return Stream.of("", " ", "\u0000", "type Query { a: " + "[".repeat(20_000) + "Int" + "]".repeat(20_000) + " }",
				"type Query { f(x: Int = " + "[".repeat(20_000) + "): Int }",
				"type Query { f(x: [Int] = " + "[".repeat(2_000) + "]".repeat(2_000) + "): Int }",
				"type Query { t: T } type T @key(fields: \"" + "a { ".repeat(20_000) + "\") { id: ID }",
				"type Query { t: T } type T @key(fields: \"" + "t { ".repeat(500) + "id" + " }".repeat(500)
						+ "\") { id: ID t: T }",
				"type Query { i: I } interface I implements I { x: Int }",
				"type Query { i: A } interface A implements B { x: Int } interface B implements C { x: Int } interface C implements A { x: Int }",
				"type Query { f(x: A): Int } input A { b: B! } input B { a: A! }",
				"type Query { f(x: A = {a: {}}): Int } input A { a: A = {} }", "type Query { u: U } union U = U",
				"type Query { q: Query }", "type Query {" + many + "}",
				"union U = " + "A | ".repeat(5_000) + "A type A { x: Int } type Query { u: U }", "query { a }",
				"schema { query: Nope }", "schema { mutation: Query } type Query { a: Int }",
				"schema { nope: Query } type Query { a: Int }", "type Query @key(fields: \"__typename\") { a: Int }",
				"\"\"\"" + "x".repeat(1_000_000),
				"extend schema @link(url: \"https://specs.apollo.dev/federation/v2.99999999999\") type Query { a: Int }",
				"extend schema @link(url: 1, import: 2, as: 3) type Query { a: Int }",
				"extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [1, {as: \"x\"}, {name: \"@key\", as: 1}, \"\"]) type Query { a: Int }",
				"extend schema @link(url: \"/\") @link(url: \"v1.0\") @link(url: \"\") type Query { a: Int }");
	}

	@ParameterizedTest
	@MethodSource("extremes")
	void givesAVerdictOnExtremes(String sdl) {
		String link = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@key\"])\n";
		assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
			compose(Map.of("a", sdl), "");
			compose(Map.of("a", link + sdl, "b", "type Query { other: Int }"), "");
			try {
				Supergraph.parse(sdl);
			}
			catch (SupergraphException ex) {
				assertThat(ex.getMessage()).isNotBlank();
			}
		});
	}

	@Test
	void composesFiveHundredSubgraphs() {
		String link = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@key\"])\n";
		Map<String, String> sdls = new LinkedHashMap<>();
		for (int i = 0; i < 500; i++) {
			sdls.put("s" + i,
					link + "type Query { root" + i + ": T" + i + " } type T" + i
							+ " @key(fields: \"id\") { id: ID! next: T" + (i + 1) % 500 + " } type T" + (i + 1) % 500
							+ " @key(fields: \"id\") { id: ID! from" + i + ": Int }");
		}
		assertThat(assertTimeoutPreemptively(Duration.ofMinutes(2), () -> compose(sdls, "")))
			.isInstanceOf(CompositionResult.Composed.class);
	}

	@Test
	void composesATypeOfThousandsOfFields() {
		String many = IntStream.range(0, 2_500)
			.mapToObj((it) -> "f" + it + "(a: Int, b: [String!] = [\"x\"]): Int")
			.collect(Collectors.joining(" "));
		assertThat(compose(Map.of("a", "extend type Query { " + many + " }"), ""))
			.isInstanceOf(CompositionResult.Composed.class);
	}

	@Test
	void countsNoBracketsThatAreWords() {
		String words = "[{(".repeat(300);
		assertThat(compose(Map.of("a", "# " + words + "\n\"\"\" " + words + " \\\"\"\" " + words
				+ "\"\"\" type Query { \"\\\" " + words + "\" a: Int }"), ""))
			.isInstanceOf(CompositionResult.Composed.class);
		assertThat(compose(Map.of("a", "type Query {\n  a: " + words + " }"), "")).isInstanceOfSatisfying(
				CompositionResult.Failed.class,
				(failed) -> assertThat(failed.errors().getFirst().toString()).contains("nested too deeply", "(a:2)"));
	}

	@Test
	void composesTypesThatLieThousandsDeep() {
		String chain = IntStream.range(0, 2_400)
			.mapToObj((it) -> "type T" + it + " { t: T" + (it + 1) + " }")
			.collect(Collectors.joining("\n"));
		CompositionResult composed = compose(Map.of("a", "type Query { t: T0 "
				+ IntStream.range(1, 24).mapToObj((it) -> "t" + it + ": T" + 100 * it).collect(Collectors.joining(" "))
				+ " }\n" + chain + "\ntype T2400 { x: Int }"), "");
		assertThat(composed).isInstanceOf(CompositionResult.Composed.class);
	}

	private static CompositionResult compose(Map<String, String> sdls, String context) {
		List<Subgraph> subgraphs = new ArrayList<>();
		sdls.forEach((name, sdl) -> subgraphs.add(new Subgraph(name, "http://" + name, sdl)));
		try {
			CompositionResult result = Composition.compose(subgraphs);
			if (result instanceof CompositionResult.Failed failed) {
				assertThat(failed.errors()).isNotEmpty().allSatisfy((error) -> {
					assertThat(error.code()).matches("[A-Z_]+");
					assertThat(error.message()).isNotBlank();
				});
			}
			return result;
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new AssertionError(context, ex);
		}
	}

}
