package sijill.federation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.introspection.IntrospectionQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import sijill.federation.execute.JsonValues;
import sijill.federation.limits.Limits;
import sijill.federation.transport.SubgraphReply;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client may ask, and what it is told where it may not.
 */
class RequestTests {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.5\", import: [\"@key\", \"@shareable\", \"@inaccessible\"]) ";

	private final List<String> calls = new ArrayList<>();

	private final Supergraph supergraph = compose();

	private static Supergraph compose() {
		var result = Composition.compose(List.of(new Subgraph("a", "http://a", LINK + """
				type Query { thing(id: ID!, size: Size = BIG, filter: Filter): Thing hidden: Int @inaccessible }
				type Mutation { add(n: Int!): Thing! rename(name: String): Thing shared: Thing @shareable }
				type Thing @key(fields: "id") { id: ID! n: Int }
				enum Size { BIG SMALL }
				input Filter { names: [String!]! = ["x"] }
				"""), new Subgraph("b", "http://b", LINK + """
				type Mutation { drop: Boolean shared: Thing @shareable }
				type Thing @key(fields: "id") { id: ID! late: Int }
				""")));
		return Supergraph.parse(((CompositionResult.Composed) result).supergraphSdl());
	}

	private Engine engine() {
		return Engine.builder(this.supergraph).introspection(true).transport((call) -> {
			String query = String.valueOf(JsonValues.object(call.body()).get("query"));
			this.calls.add(call.subgraph() + " " + query + " " + JsonValues.object(call.body()).get("variables")
					+ (call.repeatable() ? "" : " once"));
			String body = query.contains("_entities")
					? "{\"data\":{\"_entities\":[{\"late\":" + this.calls.size() + "}]}}"
					: "{\"data\":{\"thing\":{\"id\":\"1\"},\"add\":{\"id\":\"1\",\"n\":1},\"one\":{\"id\":\"1\"},\"two\":{\"id\":\"2\"},\"drop\":true,\"shared\":{\"id\":\"3\",\"late\":9}}}";
			return new SubgraphReply(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
		}).build();
	}

	@Test
	void passesHalvesOfCharactersOnAsTheyCame() {
		List<String> bodies = new ArrayList<>();
		Engine engine = Engine.builder(this.supergraph).transport((call) -> {
			bodies.add(new String(call.body(), StandardCharsets.UTF_8));
			return new SubgraphReply(200, "application/json", "{\"data\":{}}".getBytes(StandardCharsets.UTF_8));
		}).build();
		engine.execute(new GraphQlRequest("query($id: ID!) { thing(id: $id) { id } }",
				Map.of("id", "a\ud800b\ud83d\ude00c\udc00")));
		assertThat(bodies).singleElement().asString().contains("\"a\\ud800b\ud83d\ude00c\\udc00\"");
	}

	@Test
	void saysWhatIsWrongWithVeryLongNames() {
		assertThat(first(engine(), "{ " + "x".repeat(5_000) + " }")).startsWith("Field 'xxx").hasSizeLessThan(600);
	}

	@Test
	void proposesKnownNamesWhereItMay() {
		Engine proposing = Engine.builder(this.supergraph).suggestions(true).build();
		assertThat(first(proposing, "{ thingg { id } }")).endsWith("Did you mean 'thing'?");
		assertThat(first(proposing, "{ ...on Thign { id } }")).endsWith("Did you mean 'Thing'?");
		assertThat(first(proposing, "{ hiden }")).doesNotContain("Did you mean").doesNotContain("hidden");
		assertThat(first(engine(), "{ thingg { id } }")).doesNotContain("Did you mean");
	}

	@Test
	void tellsNothingOfTheSchemaUnlessItMay() {
		Engine closed = Engine.builder(this.supergraph).build();
		assertThat(first(closed, "{ __schema { types { name } } }")).startsWith("Introspection is switched off");
		assertThat(first(closed, "{ ...S } fragment S on Query { __schema { types { name } } }"))
			.startsWith("Introspection is switched off");
		assertThat(closed
			.execute(new GraphQlRequest(
					"query T($name: String!) { thing: __type(name: $name) { name fields { name } } }",
					Map.of("name", "Thing")))
			.toSpecification()).isEqualTo(Map.of("data", java.util.Collections.singletonMap("thing", null)));
	}

	@Test
	void namesNoClassWhateverIsWrong() {
		List<GraphQlRequest> wrong = List.of(
				new GraphQlRequest("query($f: Filter) { thing(id: 1, filter: $f) { id } }", Map.of("f", List.of())),
				new GraphQlRequest("query($f: Filter) { thing(id: 1, filter: $f) { id } }",
						Map.of("f", Map.of("names", List.of(new BigDecimal("1.5"))))),
				new GraphQlRequest("query($n: Boolean!) { thing(id: 1) { id @skip(if: $n) } }", Map.of("n", 1L)),
				new GraphQlRequest("{ thing(id: 1, filter: { names: [\"x\"], more: { a: 1 } }) { id } }"),
				new GraphQlRequest("{ thing(id: 1.5) { id @skip(if: FALSY) } }"),
				new GraphQlRequest("{ thing(id: 1, size: 3) { id } }"),
				new GraphQlRequest("query($s: Size = 1.5) { thing(id: 1, size: $s) { id } }"),
				new GraphQlRequest("mutation { add(n: 99999999999) { id } }"),
				new GraphQlRequest("{ thing(id: 1) { \u00c3 } }"),
				new GraphQlRequest("{ thing(id: \"\\ud83d\") { id } }"),
				new GraphQlRequest("{ " + "x".repeat(100_000) + " }"));
		for (GraphQlRequest request : wrong) {
			String message = message(engine().execute(request));
			assertThat(message).hasSizeLessThan(600)
				.doesNotContainPattern("Value\\b|Field\\{|Big|Long|List|Map|ANTLR|AST|Integer");
		}
		assertThat(message(engine().execute(wrong.get(4)))).isEqualTo("'id' is not a valid 'ID'");
		assertThat(message(engine().execute(wrong.getFirst())))
			.isEqualTo("Variable 'f' has an invalid value: Expected an object");
	}

	@Test
	void namesTheLimitOfAnEndlesslyNestedDocument() {
		for (String query : List.of("{" + "thing(id: 1) {".repeat(3_000), "{ thing(id: " + "[".repeat(9_000),
				"{ thing(id: 1) {" + "... {".repeat(3_000))) {
			assertThat(message(engine().execute(new GraphQlRequest(query)))).contains("nesting may be at most 500");
		}
	}

	@Test
	void takesOverThePlansThatAreInUse() {
		Engine earlier = Engine.builder(this.supergraph).introspection(true).build();
		String kept = "query A($big: Boolean!) { thing(id: 1) { n late @include(if: $big) } }";
		earlier.explain(new GraphQlRequest(kept, Map.of("big", true)));
		earlier.explain(new GraphQlRequest(kept, Map.of("big", false)));
		earlier.explain(new GraphQlRequest("{ __schema { queryType { name } } }"));
		Engine later = Engine.builder(this.supergraph).build();
		assertThat(later.warm(earlier, java.time.Duration.ofMinutes(1))).isEqualTo(2);
		assertThat(Engine.builder(this.supergraph).build().warm(earlier, java.time.Duration.ofNanos(-1))).isZero();
	}

	@Test
	void keepsNoMoreOfLongDocumentsThanOfMany() {
		PlanCache<String, String> cache = new PlanCache<>(100, String::length);
		for (int i = 0; i < 10; i++) {
			cache.put(i + "x".repeat(500_000), "");
		}
		assertThat(cache.keys()).hasSize(3).last().asString().startsWith("9x");
		PlanCache<String, String> small = new PlanCache<>(2, String::length);
		for (String key : List.of("a", "b", "a", "c")) {
			if (small.get(key) == null) {
				small.put(key, key);
			}
		}
		assertThat(small.keys()).containsExactly("a", "c");
	}

	private static String first(Engine engine, String query) {
		return engine.execute(new GraphQlRequest(query)).errors().getFirst().message();
	}

	private GraphQlResponse ask(String query, Map<String, @Nullable Object> variables) {
		return engine().execute(new GraphQlRequest(query, variables));
	}

	private static String message(GraphQlResponse response) {
		assertThat(response.isRequestError()).isTrue();
		assertThat(response.toSpecification()).doesNotContainKey("data");
		assertThat(response.errors().getFirst().code()).isEqualTo(ErrorCode.BAD_REQUEST);
		return response.errors().getFirst().message();
	}

	@Test
	void namesWhatIsWrongWithARequest() {
		assertThat(message(ask("{ thing(id: 1) { nope } }", Map.of()))).contains("nope").contains("Thing");
		assertThat(message(ask("{ thing { id } }", Map.of()))).contains("id");
		assertThat(message(ask("{ hidden }", Map.of()))).contains("hidden");
		assertThat(message(ask("{ thing(id: 1, size: HUGE) { id } }", Map.of()))).contains("size");
		assertThat(message(ask("query($s: Size) { thing(id: 1, size: $s) { id } }", Map.of("s", "HUGE"))))
			.contains("s");
		assertThat(message(ask("query($i: ID!) { thing(id: $i) { id } }", Map.of()))).contains("i");
		assertThat(message(ask("{ thing(id: 1) {", Map.of()))).contains("not GraphQL");
		assertThat(message(ask("  ", Map.of()))).contains("empty");
		assertThat(message(ask("query A { __typename } query B { __typename }", Map.of()))).contains("name one");
		assertThat(this.calls).isEmpty();
	}

	@Test
	void namesTheLimitAndTheValue() {
		Engine tight = Engine.builder(this.supergraph).limits(new Limits(50, 2, 5, 2, 3, 10, 10, 10L, 20)).build();
		GraphQlError error = tight
			.execute(new GraphQlRequest("{ a: thing(id: 1) { id } b: thing(id: 1) { id } c: thing(id: 1) { id } }"))
			.errors()
			.getFirst();
		assertThat(error.details()).containsEntry("limit", "aliases")
			.containsEntry("max", 2L)
			.containsEntry("value", 3L);
	}

	@Test
	void answersIntrospectionOnlyWhereItIsAllowed() {
		GraphQlResponse allowed = ask(IntrospectionQuery.INTROSPECTION_QUERY, Map.of());
		assertThat(new String(allowed.bytes(), StandardCharsets.UTF_8)).contains("\"Thing\"")
			.doesNotContain("join__")
			.doesNotContain("hidden");
		GraphQlResponse refused = Engine.builder(this.supergraph)
			.build()
			.execute(new GraphQlRequest("{ __schema { queryType { name } } }"));
		assertThat(message(refused)).contains("__schema");
	}

	@Test
	void sendsVariablesAsTheClientGaveThemAndLeavesDefaultsToTheDeclaration() {
		ask("query($id: ID!, $size: Size = SMALL, $f: Filter) { thing(id: $id, size: $size, filter: $f) { id } }",
				new LinkedHashMap<>(Map.of("id", 7, "f", Map.of())));
		assertThat(this.calls).containsExactly(
				"a query($id:ID!,$size:Size=SMALL,$f:Filter){thing(filter:$f,id:$id,size:$size){id}} {f={}, id=7}");
	}

	@Test
	void executesMutationsInOrderEachWithAllThatBelongsToItAndNeverTwice() {
		GraphQlResponse response = ask("mutation { one: add(n: 1) { late } drop two: rename { id } }", Map.of());
		assertThat(this.calls).containsExactly("a mutation{one:add(n:1){id}} null once",
				"b query($representations:[_Any!]!){_entities(representations:$representations){... on Thing{late}}} {representations=[{__typename=Thing, id=1}]} once",
				"b mutation{drop} null once", "a mutation{two:rename{id}} null once");
		assertThat(response.subgraphCalls()).isEqualTo(4);
		assertThat(String.valueOf(response.toSpecification().get("data")))
			.isEqualTo("{one={late=2}, drop=true, two={id=2}}");
	}

	@Test
	void callsASharedMutationOnceWhereMostOfItsAnswerIs() {
		ask("mutation { shared { id late } }", Map.of());
		assertThat(this.calls).containsExactly("b mutation{shared{id late}} null once");
	}

	@Test
	void refusesMutationsWhereOnlyQueriesAreAllowed() {
		GraphQlResponse response = engine().execute(new GraphQlRequest("mutation { drop }", null, Map.of(), Map.of(),
				new RequestContext(Map.of(), null, EnumSet.of(OperationKind.QUERY), Map.of())));
		assertThat(response.outcome()).isEqualTo(GraphQlResponse.Outcome.OPERATION_NOT_ALLOWED);
		assertThat(this.calls).isEmpty();
	}

	@Test
	void refusesFragmentsThatContainThemselvesAsNotValid() {
		for (String kind : List.of("query", "mutation")) {
			GraphQlResponse response = ask(
					kind + " { ...A } fragment A on Query { ...B __typename } fragment B on Query { ...A }", Map.of());
			assertThat(response.outcome()).isEqualTo(GraphQlResponse.Outcome.REQUEST_ERROR);
			assertThat(response.errors()).extracting(GraphQlError::message).contains("Fragment cycles not allowed");
		}
		assertThat(this.calls).isEmpty();
	}

}
