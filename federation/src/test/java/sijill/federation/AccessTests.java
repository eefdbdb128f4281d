package sijill.federation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@code @authenticated} and {@code @requiresScopes}: who may not have a field gets null
 * and an error there, and nobody is asked for it.
 */
class AccessTests {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.9\", import: [\"@key\", \"@shareable\", \"@external\", \"@requires\", \"@authenticated\", \"@requiresScopes\", \"@policy\", \"@context\", \"@fromContext\", \"@cost\", \"@listSize\"])\n";

	private static final String SHOP = """
			type Query { product: Product thing: Thing things: [Thing] open: Int me: String @authenticated
			  must: Must }
			interface Thing { id: ID! price: Int }
			type Product implements Thing @key(fields: "id") { id: ID! price: Int @requiresScopes(scopes: [["price"], ["all", "more"]])
			  name: Name category: Category }
			type Name @authenticated { brand: String }
			type Category { id: ID! label: String! @requiresScopes(scopes: [["label"]]) }
			type Must { secret: Int! @authenticated }
			""";

	private static final String TAX = """
			type Product @key(fields: "id") { id: ID! price: Int @external tax: Int @requires(fields: "price") }
			""";

	private final List<String> asked = new ArrayList<>();

	private final SubgraphTransport transport = (call) -> {
		this.asked.add(new String(call.body(), StandardCharsets.UTF_8));
		String data = call.subgraph().equals("tax") ? "{\"_entities\":[{\"tax\":7}]}"
				: """
						{"product":{"__typename":"Product","id":"1","price":5,"name":{"brand":"b"},"category":{"id":"c","label":"l"}},
						 "thing":{"__typename":"Product","id":"1","price":5},"things":[{"__typename":"Product","id":"1","price":5}],
						 "open":3,"me":"I","must":{"__typename":"Must","secret":1}}""";
		return new SubgraphReply(200, "application/json", ("{\"data\":" + data + "}").getBytes(StandardCharsets.UTF_8));
	};

	private static CompositionResult compose(String... sdls) {
		List<Subgraph> subgraphs = new ArrayList<>();
		for (int i = 0; i < sdls.length; i += 2) {
			subgraphs.add(new Subgraph(sdls[i], "http://" + sdls[i], LINK + sdls[i + 1]));
		}
		return Composition.compose(subgraphs);
	}

	private GraphQlResponse ask(String query, boolean authenticated, String... scopes) {
		String sdl = ((CompositionResult.Composed) compose("shop", SHOP, "tax", TAX)).supergraphSdl();
		RequestContext context = new RequestContext(Map.of(), null, EnumSet.allOf(OperationKind.class), Map.of(),
				new Caller(authenticated, Set.of(scopes)));
		return Engine.builder(Supergraph.parse(sdl))
			.transport(this.transport)
			.build()
			.execute(new GraphQlRequest(query, null, Map.of(), Map.of(), context));
	}

	private static String data(GraphQlResponse response) {
		return String.valueOf(response.toSpecification().get("data"));
	}

	@Test
	void givesNothingToAnUnknownCallerThatIsForKnownOnes() {
		GraphQlResponse response = ask("{ open me product { id name { brand } } }", false);
		assertThat(data(response)).isEqualTo("{open=3, me=null, product={id=1, name=null}}");
		assertThat(response.errors()).extracting(GraphQlError::code).containsOnly(ErrorCode.UNAUTHENTICATED);
		assertThat(response.errors()).extracting(GraphQlError::path)
			.containsExactly(List.of("me"), List.of("product", "name"));
		assertThat(this.asked).singleElement().asString().doesNotContain("brand", " me");
	}

	@Test
	void takesAnyOfTheAlternativesWhole() {
		assertThat(data(ask("{ product { price } }", true, "price"))).isEqualTo("{product={price=5}}");
		assertThat(data(ask("{ product { price } }", true, "all", "more"))).isEqualTo("{product={price=5}}");
		GraphQlResponse refused = ask("{ product { price } }", true, "all");
		assertThat(data(refused)).isEqualTo("{product={price=null}}");
		assertThat(refused.errors()).extracting(GraphQlError::code).containsExactly(ErrorCode.FORBIDDEN);
	}

	@Test
	void leavesNoWayAroundThroughRequirements() {
		GraphQlResponse refused = ask("{ product { id tax } }", true);
		assertThat(data(refused)).isEqualTo("{product={id=1, tax=null}}");
		assertThat(this.asked).singleElement().asString().doesNotContain("price");
		assertThat(data(ask("{ product { id tax } }", true, "price"))).isEqualTo("{product={id=1, tax=7}}");
	}

	@Test
	void leavesNoWayAroundThroughInterfaces() {
		GraphQlResponse refused = ask("{ thing { id price } things { ... on Thing { price } } }", true);
		assertThat(data(refused)).isEqualTo("{thing={id=1, price=null}, things=[{price=null}]}");
		assertThat(refused.errors()).extracting(GraphQlError::path)
			.containsExactly(List.of("thing", "price"), List.of("things", 0, "price"));
	}

	@Test
	void takesTheParentAlongWhereNullIsNotAllowed() {
		assertThat(data(ask("{ product { id category { id label } } must { secret } }", false)))
			.isEqualTo("{product={id=1, category=null}, must=null}");
	}

	@Test
	void callsNobodyWhereNothingIsLeftToAsk() {
		assertThat(data(ask("{ me }", false))).isEqualTo("{me=null}");
		assertThat(this.asked).isEmpty();
	}

	@Test
	void asksForWhatEverySubgraphAsksFor() {
		String sdl = ((CompositionResult.Composed) compose("a",
				"type Query { x: Int @shareable @requiresScopes(scopes: [[\"a\"], [\"b\"]]) @cost(weight: 3) }", "b",
				"type Query { x: Int @shareable @requiresScopes(scopes: [[\"c\"]]) l: [Int] @listSize(assumedSize: 9) }"))
			.supergraphSdl();
		assertThat(sdl).contains("@requiresScopes(scopes: [[\"a\", \"c\"], [\"b\", \"c\"]])")
			.contains("@cost(weight: 3)")
			.contains("@listSize(assumedSize: 9)")
			.contains("https://specs.apollo.dev/requiresScopes/v0.1\", for: SECURITY");
		assertThat(Supergraph.parse(sdl).apiSchemaSdl()).doesNotContain("requiresScopes", "cost", "listSize");
	}

	@Test
	void enforcesNothingThatOnlyIsCalledSo() {
		String sdl = """
				extend schema
				  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
				  @link(url: "https://example.org/stamps/v1.0", import: ["@authenticated"])
				  @composeDirective(name: "@authenticated")
				directive @authenticated(by: String) on FIELD_DEFINITION
				type Query { open: Int @authenticated(by: "a notary") }
				""";
		var composed = (CompositionResult.Composed) Composition.compose(List.of(new Subgraph("a", "http://a", sdl)));
		GraphQlResponse response = Engine.builder(Supergraph.parse(composed.supergraphSdl()))
			.transport(this.transport)
			.build()
			.execute(new GraphQlRequest("{ open }", null, Map.of(), Map.of(), RequestContext.none()));
		assertThat(data(response)).isEqualTo("{open=3}");
	}

	@Test
	void refusesPoliciesUntilSomebodyEnforcesThem() {
		assertThat(compose("a", "type Query { x: Int @policy(policies: [[\"p\"]]) }"))
			.isInstanceOf(CompositionResult.Failed.class);
		String plain = ((CompositionResult.Composed) compose("a", "type Query { x: Int }")).supergraphSdl();
		assertThatExceptionOfType(SupergraphException.class).isThrownBy(() -> Supergraph.parse(plain
			.replaceFirst("\n\\{\n", "\n  @link(url: \"https://specs.apollo.dev/policy/v0.1\", for: SECURITY)\n{\n")));
	}

	@Test
	void withholdsWhatTakesFromWhatTheCallerMayNotHave() {
		String sdl = ((CompositionResult.Composed) compose("shop",
				"""
						type Query @context(name: "shop") { product: Product secret: String @authenticated }
						type Product @key(fields: "id") { id: ID! hint(of: String @fromContext(field: "$shop { secret }")): Int }
						"""))
			.supergraphSdl();
		GraphQlResponse response = Engine.builder(Supergraph.parse(sdl))
			.transport(this.transport)
			.build()
			.execute(new GraphQlRequest("{ product { id hint } }"));
		assertThat(data(response)).isEqualTo("{product={id=1, hint=null}}");
		assertThat(response.errors()).extracting(GraphQlError::code).containsExactly(ErrorCode.UNAUTHENTICATED);
		assertThat(this.asked).singleElement().asString().doesNotContain("secret", "hint");
	}

}
