package sijill.federation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sijill.federation.transport.SubgraphReply;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An entity is asked for once, whatever some of its fields require: a service may find it
 * anew for each representation, or find it only once.
 */
class RequirementTests {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@key\", \"@external\", \"@requires\"]) ";

	private static final String SHOP = """
			type Query { parcels: [Parcel] }
			type Parcel @key(fields: "id") { id: ID! weight: Int! size(unit: String): Int }
			""";

	private static final String POST = """
			type Parcel @key(fields: "id") { id: ID! weight: Int! @external size(unit: String): Int @external lost: Boolean
				postage: Int @requires(fields: "weight")
				box: String @requires(fields: "size(unit: \\"cm\\")")
				crate: String @requires(fields: "size(unit: \\"m\\")") }
			""";

	private final List<String> asked = new ArrayList<>();

	private Map<String, Object> ask(String query, String shop, String post) {
		Map<String, String> replies = Map.of("shop", shop, "post", post);
		List<Subgraph> subgraphs = List.of(new Subgraph("shop", "http://shop", LINK + SHOP),
				new Subgraph("post", "http://post", LINK + POST));
		String supergraph = switch (Composition.compose(subgraphs)) {
			case CompositionResult.Composed composed -> composed.supergraphSdl();
			case CompositionResult.Failed failed -> throw new AssertionError(failed.errors());
		};
		return Map.copyOf(Engine.builder(Supergraph.parse(supergraph)).transport((call) -> {
			this.asked.add(new String(call.body(), StandardCharsets.UTF_8));
			String body = "{\"data\":" + replies.get(call.subgraph()) + "}";
			return new SubgraphReply(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
		}).build().execute(new GraphQlRequest(query)).toSpecification());
	}

	@Test
	void namesAnEntityOnceForAllFields() {
		assertThat(ask("{ parcels { lost postage box } }", "{\"parcels\":[{\"id\":\"1\",\"weight\":7,\"size\":5}]}",
				"{\"_entities\":[{\"lost\":false,\"postage\":3,\"box\":\"S\"}]}"))
			.hasToString("{data={parcels=[{lost=false, postage=3, box=S}]}}");
		assertThat(this.asked).hasSize(2);
		assertThat(this.asked.get(1)).containsOnlyOnce("_entities")
			.contains("\"representations\":[{\"__typename\":\"Parcel\",\"id\":\"1\",\"weight\":7,\"size\":5}]");
	}

	@Test
	void namesItTwiceWhereOneNameWouldHaveToStandForTwoValues() {
		assertThat(ask("{ parcels { lost box crate } }", "{\"parcels\":[{\"id\":\"1\",\"size\":500,\"_0_size\":5}]}",
				"{\"_entities\":[{\"lost\":true,\"box\":\"S\"}],\"_1\":[{\"crate\":\"L\"}]}"))
			.hasToString("{data={parcels=[{lost=true, box=S, crate=L}]}}");
		assertThat(this.asked.get(1)).contains("\"id\":\"1\",\"size\":500}").contains("\"id\":\"1\",\"size\":5}");
	}

	@Test
	void losesOnlyWhatRequiresWhatIsMissing() {
		assertThat(ask("{ parcels { lost postage } }",
				"{\"parcels\":[{\"id\":\"1\",\"weight\":7},{\"id\":\"2\",\"weight\":null}]}",
				"{\"_entities\":[{\"lost\":false},{\"lost\":true}],\"_1\":[{\"postage\":3}]}"))
			.hasToString("{data={parcels=[{lost=false, postage=3}, {lost=true, postage=null}]}}");
	}

}
