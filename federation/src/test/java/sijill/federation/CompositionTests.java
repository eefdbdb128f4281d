package sijill.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import sijill.federation.oracle.DesignGraph;
import sijill.federation.oracle.Fixtures;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What composes, what comes out of it, and what is said where it does not. Long, since
 * each rule has its schemas beside it.
 */
class CompositionTests {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@key\", \"@shareable\", \"@external\", \"@requires\", \"@provides\", \"@override\", \"@inaccessible\", \"@interfaceObject\", \"@tag\"])\n";

	private static CompositionResult compose(String... sdls) {
		List<Subgraph> subgraphs = new ArrayList<>();
		for (int i = 0; i < sdls.length; i++) {
			subgraphs.add(new Subgraph(Character.toString('a' + i), "http://" + i, LINK + sdls[i]));
		}
		return Composition.compose(subgraphs);
	}

	private static String api(String... sdls) {
		return switch (compose(sdls)) {
			case CompositionResult.Composed composed -> Supergraph.parse(composed.supergraphSdl()).apiSchemaSdl();
			case CompositionResult.Failed failed -> throw new AssertionError(failed.errors());
		};
	}

	@Test
	void composesTheDesignedGraphAndReadsItBack() {
		List<Subgraph> subgraphs = new ArrayList<>();
		DesignGraph.sdls().forEach((name, sdl) -> subgraphs.add(new Subgraph(name, "http://" + name, sdl)));
		var composed = (CompositionResult.Composed) Composition.compose(subgraphs);
		Supergraph supergraph = Supergraph.parse(composed.supergraphSdl());
		assertThat(supergraph.subgraphs()).extracting(SubgraphAddress::name)
			.containsExactlyInAnyOrder("incidents", "documents", "organizations");
		assertThat(supergraph.apiSchemaSdl()).contains("statements(").doesNotContain("join__", "@key", "_entities");
		assertThat(composed.supergraphSdl()).contains("https://specs.apollo.dev/join/v0.3");
	}

	@ParameterizedTest
	@MethodSource("fixtures")
	void composesTheSameInWhateverOrder(String fixture) throws IOException {
		List<Subgraph> subgraphs = new ArrayList<>();
		Fixtures.read(fixture).forEach((name, sdl) -> subgraphs.add(new Subgraph(name, "http://" + name, sdl)));
		CompositionResult composed = Composition.compose(subgraphs);
		for (long seed = 0; seed < 2; seed++) {
			Collections.shuffle(subgraphs, new Random(seed));
			assertThat(Composition.compose(subgraphs)).isEqualTo(composed);
		}
	}

	static List<String> fixtures() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("src/test/resources/federations"))) {
			return files.map((it) -> it.toFile().getName()).sorted().toList();
		}
	}

	@Test
	void keepsAFieldThatMovesUnderALabelAtBothPlaces() {
		var composed = (CompositionResult.Composed) compose("type Query { f: Int }",
				"type Query { f: Int @override(from: \"a\", label: \"percent(5)\") }");
		assertThat(composed.supergraphSdl()).contains("https://specs.apollo.dev/join/v0.4")
			.contains("f: Int @join__field(graph: A, overrideLabel: \"percent(5)\")"
					+ " @join__field(graph: B, override: \"a\", overrideLabel: \"percent(5)\")");
	}

	@Test
	void hidesWhatIsTakenFromAContext() {
		String link = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.8\", import: [\"@key\", \"@context\", \"@fromContext\"])";
		String graph = "type Query @context(name: \"all\") { t: T word: String }"
				+ " type T @key(fields: \"id\") { id: ID f(a: String @fromContext(field: \"$all %s\"), b: Int): Int }";
		var composed = (CompositionResult.Composed) Composition
			.compose(List.of(new Subgraph("a-b", "http://a", link + graph.formatted("{ word }"))));
		assertThat(composed.supergraphSdl()).contains("https://specs.apollo.dev/join/v0.5")
			.contains("@context(name: \"a-b__all\")")
			.contains("f(b: Int): Int @join__field(graph: A_B, contextArguments: [{context: \"a-b__all\", name: \"a\","
					+ " type: \"String\", selection: \"{ word }\"}])");
		assertThat(Supergraph.parse(composed.supergraphSdl()).apiSchemaSdl()).contains("f(b: Int): Int");
		var failed = (CompositionResult.Failed) Composition
			.compose(List.of(new Subgraph("a", "http://a", link + graph.formatted("{ word "))));
		assertThat(failed.errors()).extracting(CompositionError::code).containsExactly("CONTEXT_INVALID_SELECTION");
	}

	@Test
	void takesTheLoosestOutputAndTheStrictestInput() {
		assertThat(api("type Query { f(x: Int, only: Int): [String!]! @shareable }",
				"type Query { f(x: Int!): [String]! @shareable }"))
			.contains("f(x: Int!): [String]!");
	}

	@Test
	void mergesEnumsByUse() {
		assertThat(api("type Query { out: E  @shareable } enum E { A B }",
				"type Query { out: E @shareable } enum E { A C }"))
			.contains("A")
			.contains("B")
			.contains("C");
		assertThat(api("type Query { f(e: E): Int @shareable } enum E { A B }",
				"type Query { f(e: E): Int @shareable } enum E { A C }"))
			.doesNotContain("B\n")
			.doesNotContain("C\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
			"type Query { u: U } union U = A type A { x: Int } ; extend union U = B type B { y: Int } ; unionU=A|B",
			"type Query { e: E } enum E { A } ; extend enum E { B } ; enumE{AB}",
			"type Query { f(i: I): Int } input I { x: Int } ; extend input I { x: Int y: Int } ; inputI{x:Int}",
			"type Query { i: I } interface I { x: Int } ; extend interface I { y: Int } ; interfaceI{x:Inty:Int}",
			"type Query { t: T } type T @key(fields: \"x\") { x: Int } ; extend type T @key(fields: \"x\") { x: Int y: Int } ; typeT{x:Inty:Int}" })
	void takesAnExtensionOfWhatOnlyOthersDefine(String base, String extension, String merged) {
		assertThat(api(base, extension).replaceAll("\\s", "")).contains(merged);
	}

	@Test
	void takesExtendsOfTheSecondFederationForADefinition() {
		String link = LINK.replace("\"@tag\"", "\"@extends\"");
		Subgraph alone = new Subgraph("a", "http://a", link + "type Query { t: T } type T @extends { x: Int }");
		assertThat(Composition.compose(List.of(alone))).isInstanceOf(CompositionResult.Composed.class);
	}

	@Test
	void takesWhatLinkDefinesFromNoSubgraph() {
		var composed = (CompositionResult.Composed) compose("type Query { a: Int } scalar link__Import "
				+ "enum link__Purpose { SECURITY EXECUTION } scalar federation__FieldSet "
				+ "directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA");
		assertThat(composed.supergraphSdl()).containsOnlyOnce("scalar link__Import")
			.containsOnlyOnce("enum link__Purpose")
			.doesNotContain("federation__FieldSet");
	}

	@Test
	void hidesWhatIsInaccessible() {
		assertThat(api("type Query { a: Int hidden: Secret @inaccessible } type Secret @inaccessible { x: Int }"))
			.doesNotContain("hidden", "Secret");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"FIELD_TYPE_MISMATCH | type Query { f: Int @shareable } | type Query { f: String @shareable }",
			"INVALID_FIELD_SHARING | type Query { f: Int } | type Query { f: Int }",
			"INVALID_FIELD_SHARING | type Query { f: Int } type Subscription { s: Int } | type Subscription { s: Int }",
			"INVALID_FIELD_SHARING | type Query { f: Int } type Subscription { s: Int @shareable } | type Query { g: Int }",
			"SATISFIABILITY_ERROR | type Query { f: Int } type Subscription { s: T } type T @key(fields: \"id\") { id: ID } | type T @key(fields: \"other\") { other: ID y: Int }",
			"TYPE_KIND_MISMATCH | type Query { t: T } type T { x: Int } | type Query { u: T } interface T { x: Int }",
			"KEY_INVALID_FIELDS | type Query { t: T } type T @key(fields: \"nope\") { x: Int } | type Query { y: Int }",
			"REQUIRES_INVALID_FIELDS | type Query { t: T } type T @key(fields: \"id\") { id: ID } | type T @key(fields: \"id\") { id: ID x: Int @requires(fields: \"nope\") }",
			"EXTERNAL_UNUSED | type Query { t: T } type T @key(fields: \"id\") { id: ID x: Int } | type T @key(fields: \"id\") { id: ID x: Int @external }",
			"EXTERNAL_MISSING_ON_BASE | type Query { t: T } type T @key(fields: \"id\") { id: ID } | type T @key(fields: \"id\") { id: ID x: Int @external y: Int @requires(fields: \"x\") }",
			"REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH | type Query { f(x: Int!): Int @shareable } | type Query { f: Int @shareable }",
			"FIELD_ARGUMENT_DEFAULT_MISMATCH | type Query { f(x: Int = 1): Int @shareable } | type Query { f(x: Int = 2): Int @shareable }",
			"REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH | directive @d(x: Int!) on FIELD type Query { f: Int } | directive @d on FIELD type Query { g: Int }",
			"FIELD_ARGUMENT_DEFAULT_MISMATCH | directive @d(x: Int = 1) on FIELD type Query { f: Int } | directive @d(x: Int = 2) on FIELD type Query { g: Int }",
			"ENUM_VALUE_MISMATCH | type Query { f(e: E): E @shareable } enum E { A B } | type Query { f(e: E): E @shareable } enum E { A }",
			"INVALID_GRAPHQL | type Query { f: Nope } | type Query { g: Int }",
			"NO_QUERIES | type T { x: Int } | type U { x: Int }",
			"OVERRIDE_FROM_SELF_ERROR | type Query { f: Int @override(from: \"a\") } | type Query { g: Int }",
			"INTERFACE_FIELD_NO_IMPLEM | type Query { i: I } interface I { x: Int } type T implements I { x: Int } | type Query { j: I } interface I { x: Int y: Int } type U implements I { x: Int y: Int }",
			"SATISFIABILITY_ERROR | type Query { t: T } type T @key(fields: \"id\") { id: ID } | type T @key(fields: \"other\") { other: ID y: Int }",
			"SATISFIABILITY_ERROR | type Query { t: T } type T { x: Int @shareable } | type Query { u: T } type T { x: Int @shareable y: Int }" })
	void saysWithAKnownCodeWhyItDoesNotCompose(String code, String first, String second) {
		CompositionResult result = compose(first, second);
		assertThat(result).isInstanceOf(CompositionResult.Failed.class);
		assertThat(((CompositionResult.Failed) result).errors()).extracting(CompositionError::code).contains(code);
	}

	@Test
	void leavesOutThatThereAreTheScalarsOfGraphQl() {
		assertThat(api("scalar Int scalar ID scalar Date type Query { a(at: Date): Int }")).contains("scalar Date")
			.doesNotContain("scalar Int", "scalar ID");
	}

	@Test
	void takesInputsThatEndInAnEmptyList() {
		var composed = (CompositionResult.Composed) compose(
				"type Query { f(tree: Tree): Int } input Tree { children: [Tree!]! twin: Tree root: Root! } input Root { tree: Tree }");
		GraphQlResponse response = Engine.builder(Supergraph.parse(composed.supergraphSdl()))
			.introspection(true)
			.build()
			.execute(new GraphQlRequest(
					"{ __type(name: \"Tree\") { inputFields { name type { kind ofType { kind ofType { kind ofType { name } } } } } } }"));
		assertThat(String.valueOf(response.toSpecification().get("data"))).contains(
				"{name=children, type={kind=NON_NULL, ofType={kind=LIST, ofType={kind=NON_NULL, ofType={name=Tree}}}}}");
		assertThat(Engine.builder(Supergraph.parse(composed.supergraphSdl()))
			.build()
			.execute(new GraphQlRequest("{ f(tree: { root: {} }) }"))
			.errors()).extracting(GraphQlError::message).first().asString().contains("children");
	}

	@Test
	void pointsAtTheSubgraphAndTheLine() {
		var failed = (CompositionResult.Failed) compose("type Query { a: Int }", "\ntype Query {\n  b: Nope\n}");
		assertThat(failed.errors()).singleElement().satisfies((error) -> {
			assertThat(error.subgraph()).isEqualTo("b");
			assertThat(error.line()).isEqualTo(4);
		});
	}

	@Test
	void composesSubscriptionsWhateverTheirTypeIsCalled() {
		assertThat(api("schema { query: Query subscription: Live } type Query { a: Int } type Live { one: Int }",
				"type Subscription { two: Int @deprecated(reason: \"old\") hidden: Int @inaccessible }"))
			.contains("subscription: Subscription")
			.contains("one: Int")
			.contains("two: Int @deprecated(reason: \"old\")")
			.doesNotContain("Live", "hidden");
	}

	@Test
	void readsSubscriptionsOfAnyNameBack() {
		String sdl = ((CompositionResult.Composed) compose("type Query { a: Int } type Subscription { s: Int }"))
			.supergraphSdl()
			.replace("Subscription", "Live");
		Supergraph renamed = Supergraph.parse(sdl);
		assertThat(renamed.apiSchemaSdl()).contains("subscription: Live");
		assertThat(Engine.builder(renamed).build().explain(new GraphQlRequest("subscription { s }"))).isEqualTo("""
				wave 1: a (#1)
				  subscription {
				    s
				  }
				""");
	}

	@Test
	void printsAQueryThatCouldNotBeAnswered() {
		var failed = (CompositionResult.Failed) compose("type Query { t: T } type T @key(fields: \"id\") { id: ID }",
				"type T @key(fields: \"other\") { other: ID y: Int }");
		assertThat(failed.errors()).extracting(CompositionError::message)
			.anySatisfy((it) -> assertThat(it).contains("{ t { y } }"));
	}

	@Test
	void refusesToLoadWhatDemandsMoreThanItDoes() {
		Map<String, String> demands = new LinkedHashMap<>();
		demands.put("https://example.com/unknown/v1.0", "SECURITY");
		demands.put("https://specs.apollo.dev/connect/v0.1", "EXECUTION");
		String plain = ((CompositionResult.Composed) compose("type Query { a: Int }")).supergraphSdl();
		demands.forEach((url, purpose) -> {
			String demanding = plain.replaceFirst("\n\\{\n",
					"\n  @link(url: \"" + url + "\", for: " + purpose + ")\n{\n");
			assertThat(demanding).contains(url);
			org.assertj.core.api.Assertions.assertThatExceptionOfType(SupergraphException.class)
				.isThrownBy(() -> Supergraph.parse(demanding))
				.withMessageContaining(url);
		});
	}

	@Test
	void takesTheHighestCostAndAllThatIsSaidOfAListsSize() {
		String link = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.9\", import: [\"@shareable\", \"@cost\", \"@listSize\"])\n";
		String first = link
				+ """
						type Query {
						  list(first: Int @cost(weight: 1), last: Int): [T] @shareable @cost(weight: 9) @listSize(assumedSize: 10, slicingArguments: ["first"])
						  plain: [T] @shareable @listSize(sizedFields: ["a"])
						}
						type T @cost(weight: 2) { n: Int @shareable a: [Int] @shareable b: [Int] @shareable }
						""";
		String second = link
				+ """
						type Query {
						  list(first: Int @cost(weight: 4), last: Int): [T] @shareable @cost(weight: 3) @listSize(assumedSize: 50, slicingArguments: ["last", "first"], requireOneSlicingArgument: false)
						  plain: [T] @shareable @listSize(sizedFields: ["b"], assumedSize: 7)
						}
						type T @cost(weight: 5) { n: Int @shareable a: [Int] @shareable b: [Int] @shareable }
						""";
		for (List<String> order : List.of(List.of(first, second), List.of(second, first))) {
			var composed = Composition.compose(
					List.of(new Subgraph("a", "http://a", order.get(0)), new Subgraph("b", "http://b", order.get(1))));
			String sdl = ((CompositionResult.Composed) composed).supergraphSdl();
			assertThat(sdl).contains("@cost(weight: 9)", "@cost(weight: 4)", "@cost(weight: 5)")
				.doesNotContain("@cost(weight: 1)", "@cost(weight: 2)", "@cost(weight: 3)")
				.containsPattern(
						"@listSize\\(assumedSize: 50, slicingArguments: \\[(\"first\", \"last\"|\"last\", \"first\")"
								+ "], requireOneSlicingArgument: false\\)")
				.contains("@listSize(assumedSize: 7, sizedFields: [\"a\", \"b\"])");
			assertThat(Supergraph.parse(sdl).apiSchemaSdl()).doesNotContain("@cost", "@listSize");
		}
	}

	@Test
	void takesWhatAnInterfaceObjectResolvesAsResolvedForItsObjects() {
		assertThat(api("type Query { i: I } type I @interfaceObject @key(fields: \"id\") { id: ID! x: Int }",
				"interface I @key(fields: \"id\") { id: ID! x: Int } type A implements I @key(fields: \"id\") { id: ID! x: Int @external y: Int @requires(fields: \"x\") }"))
			.contains("type A implements I {\n  id: ID!\n  x: Int\n  y: Int\n}");
	}

	@Test
	void asksForOneNameOnlyOfWhatIsApplied() {
		var composed = Composition
			.compose(List.of(new Subgraph("a", "http://a", LINK + "type Query { a: Int @tag(name: \"x\") }"),
					new Subgraph("b", "http://b",
							LINK.replace("\"@tag\"", "{name: \"@tag\", as: \"@label\"}") + "type Query { b: Int }")));
		assertThat(composed).isInstanceOf(CompositionResult.Composed.class);
	}

	@Test
	void leavesOutWhatFederation1RepeatsForNoReason() {
		var composed = (CompositionResult.Composed) Composition.compose(List.of(
				new Subgraph("a", "http://a", "type Query { t: T } type T @key(fields: \"id\") { id: ID! }"),
				new Subgraph("b", "http://b",
						"extend type T @key(fields: \"id\") { id: ID! @external b: Int nowhere: Int @external }"),
				new Subgraph("c", "http://c", "type Query { c: Int } extend type T { id: ID! @external }")));
		assertThat(Supergraph.parse(composed.supergraphSdl()).apiSchemaSdl()).contains("b: Int")
			.doesNotContain("nowhere");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "x: Int = null | x: Int", "x: Float = 1 | x: Float = 1.0",
			"x: I = {a: 1, b: 2} | x: I = {b: 2, a: 1}" })
	void takesDefaultsThatMeanTheSameForTheSame(String first, String second) {
		String input = " input I { a: Int b: Int }";
		assertThat(compose("type Query { f(" + first + "): Int @shareable }" + input,
				"type Query { f(" + second + "): Int @shareable }" + input))
			.isInstanceOf(CompositionResult.Composed.class);
	}

	@Test
	void takesATextForTheValueOfAnEnum() {
		String types = " enum E { A B } input I { e: E }";
		String text = "type Query { f(e: E = \"A\", l: [E!] = [\"A\", B], i: I = {e: \"B\"}): Int @shareable }";
		assertThat(api(text + types, text.replace("\"A\"", "A").replace("\"B\"", "B") + types))
			.contains("e: E = A,", "l: [E!] = [A, B]", "i: I = {e : B}")
			.doesNotContain("\"A\"");
		assertThat(compose(text.replace("\"A\"", "\"C\"") + types)).isInstanceOf(CompositionResult.Failed.class);
		String foreign = ((CompositionResult.Composed) compose("type Query { f(e: E = A): Int }" + types))
			.supergraphSdl()
			.replace("e: E = A", "e: E = \"A\"");
		assertThat(Supergraph.parse(foreign).apiSchemaSdl()).contains("f(e: E = A): Int");
	}

	@ParameterizedTest
	@ValueSource(strings = { "id", "[\"id\", \"other\"]", "\"id\"" })
	void takesNamesAndListsForFieldSetsOfFederation1(String key) {
		List<Subgraph> subgraphs = List.of(new Subgraph("a", "http://a",
				"type Query { t: T } type T @key(fields: \"id\") @key(fields: \"id other\") { id: ID other: ID }"),
				new Subgraph("b", "http://b", "extend type T @key(fields: " + key
						+ ") { id: ID @external other: ID @external x: Int @requires(fields: other) }"));
		assertThat(((CompositionResult.Composed) Composition.compose(subgraphs)).supergraphSdl())
			.contains("x: Int @join__field(graph: B, requires: \"other\")");
	}

	@Test
	void looksNotAtWhatFollowsTheVersionOfALink() {
		String link = LINK.replace("v2.7", "v2.7?from=here#there");
		var composed = (CompositionResult.Composed) Composition
			.compose(List.of(new Subgraph("a", "http://a", link + "type Query { a: Int @shareable }"),
					new Subgraph("b", "http://b", link + "type Query { a: Int @shareable }")));
		assertThat(Supergraph.parse(composed.supergraphSdl()).apiSchemaSdl()).contains("a: Int");
	}

	@Test
	void leavesOnlyImportedTypesOfFederationOut() {
		assertThat(api("scalar FieldSet type Query { f: FieldSet }")).contains("scalar FieldSet");
		var composed = (CompositionResult.Composed) Composition.compose(List.of(new Subgraph("a", "http://a",
				LINK.replace("\"@tag\"", "\"@tag\", \"FieldSet\"") + "scalar FieldSet type Query { f: Int }")));
		assertThat(composed.supergraphSdl()).doesNotContain("scalar FieldSet");
	}

	@Test
	void readsACacheTagThatMeansNothingToTheEngine() {
		String plain = ((CompositionResult.Composed) compose("type Query { a: Int }")).supergraphSdl();
		String tagged = plain
			.replaceFirst("\n\\{\n", "\n  @link(url: \"https://specs.apollo.dev/cacheTag/v0.1\", for: EXECUTION)\n{\n")
			.replace("join/v0.3", "join/v0.5")
			.replace("directive @join__enumValue", """
					directive @join__directive(graphs: [join__Graph!], name: String!, args: join__DirectiveArguments) \
					repeatable on SCHEMA | OBJECT | INTERFACE | FIELD_DEFINITION
					scalar join__DirectiveArguments
					directive @join__enumValue""")
			.replace("a: Int",
					"a: Int @join__directive(graphs: [A], name: \"federation__cacheTag\", args: {format: \"a\"})");
		assertThat(tagged).contains("@join__directive(graphs: [A]");
		assertThat(Supergraph.parse(tagged).apiSchemaSdl()).isEqualTo(Supergraph.parse(plain).apiSchemaSdl());
	}

	@Test
	void saysWhatMostSubgraphsSay() {
		String first = "\"one\" type Query { f: Int @shareable @deprecated(reason: \"a\") }";
		String other = "\"two\" type Query { f: Int @shareable @deprecated(reason: \"b\") }";
		assertThat(api(first, other, other)).contains("two", "f: Int @deprecated(reason: \"b\")")
			.doesNotContain("one", "\"a\"");
		assertThat(api("\"\" type Query { f: Int @shareable }", other)).contains("two");
	}

	@Test
	void letsADirectiveOfOperationsStandTwiceWhereAllSubgraphsDo() {
		String twice = "directive @seen repeatable on FIELD type Query { f: Int @shareable }";
		assertThat(api(twice, twice)).contains("directive @seen repeatable on FIELD");
		assertThat(api(twice, twice.replace("repeatable ", ""))).contains("directive @seen on FIELD");
	}

	@Test
	void leavesADefaultOutThatNotAllSubgraphsHave() {
		var composed = (CompositionResult.Composed) compose(
				"type Query { f(x: Int = 1): Int @shareable g(i: I): Int } input I { a: Int b: Int = 2 }",
				"type Query { f(x: Int): Int @shareable h(i: I): Int } input I { a: Int = 3 b: Int = 2 }");
		assertThat(Supergraph.parse(composed.supergraphSdl()).apiSchemaSdl()).contains("f(x: Int): Int", "  a: Int\n",
				"b: Int = 2");
		assertThat(composed.hints()).extracting(Hint::code)
			.containsExactly("INCONSISTENT_DEFAULT_VALUE_PRESENCE", "INCONSISTENT_DEFAULT_VALUE_PRESENCE");
	}

	@Test
	void hidesARootThatIsInaccessible() {
		assertThat(api("type Query { a: Int } type Mutation @inaccessible { b: Int }")).contains("query: Query")
			.doesNotContain("utation");
	}

	@ParameterizedTest
	@CsvSource({ "v0.2", "v0.3", "v0.4", "v0.5" })
	void readsSupergraphsOfOtherVersionsAndPrefixesBack(String version) {
		String plain = ((CompositionResult.Composed) compose(
				"type Query { t: T hidden: Int @inaccessible } type T @key(fields: \"id\") { id: ID! }",
				"type T @key(fields: \"id\") { id: ID! x: Int }"))
			.supergraphSdl();
		String renamed = plain
			.replace("join/v0.3\", for: EXECUTION", "join/" + version + "\", as: \"j\", for: EXECUTION")
			.replace("join__", "j__");
		assertThat(renamed).contains("@j__type(graph: A", "join/" + version).doesNotContain("join__");
		Supergraph read = Supergraph.parse(renamed);
		assertThat(read.apiSchemaSdl()).isEqualTo(Supergraph.parse(plain).apiSchemaSdl()).doesNotContain("hidden");
		GraphQlRequest request = new GraphQlRequest("{ t { x } }");
		assertThat(Engine.builder(read).build().explain(request))
			.isEqualTo(Engine.builder(Supergraph.parse(plain)).build().explain(request));
	}

}
