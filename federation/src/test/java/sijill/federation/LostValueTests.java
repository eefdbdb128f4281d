package sijill.federation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sijill.federation.transport.SubgraphReply;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing is computed from a value that nobody knows: a requirement of which a subgraph
 * says that there is none is passed on as null, one that failed is not passed on.
 */
class LostValueTests {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@key\", \"@external\", \"@requires\"]) ";

	private static final Supergraph SUPERGRAPH = compose(List.of(new Subgraph("shop", "http://shop", LINK + """
			type Query { parcels: [Parcel] }
			type Parcel @key(fields: "id") { id: ID! }
			"""), new Subgraph("scale", "http://scale", LINK + """
			type Parcel @key(fields: "id") { id: ID! weight: Int sides: [Side] }
			type Side { length: Int }
			"""), new Subgraph("post", "http://post", LINK + """
			type Parcel @key(fields: "id") {
			  id: ID! weight: Int @external sides: [Side] @external
			  postage: Int @requires(fields: "weight sides { length }")
			}
			type Side { length: Int @external }
			""")));

	private static final String MEASURES = """
			{"data":{"_entities":[{"weight":1,"sides":[{"length":2},null]},{"weight":null,"sides":[{"length":null}]}]}""";

	private final List<String> required = new ArrayList<>();

	private static Supergraph compose(List<Subgraph> subgraphs) {
		return Supergraph.parse(((CompositionResult.Composed) Composition.compose(subgraphs)).supergraphSdl());
	}

	/** The post answers with the number of the parcel. */
	private String ask(String measures) {
		return Engine.builder(SUPERGRAPH).transport((call) -> {
			String body = new String(call.body(), StandardCharsets.UTF_8);
			String reply = switch (call.subgraph()) {
				case "shop" -> "{\"data\":{\"parcels\":[{\"id\":\"1\"},{\"id\":\"2\"}]}}";
				case "scale" -> measures;
				default -> {
					List<String> all = Pattern.compile("\"id\":\"(.)\".*?\\]}")
						.matcher(body)
						.results()
						.map(MatchResult::group)
						.toList();
					this.required.addAll(all);
					yield all.stream()
						.map((it) -> "{\"postage\":" + it.charAt(6) + "}")
						.collect(Collectors.joining(",", "{\"data\":{\"_entities\":[", "]}}"));
				}
			};
			return new SubgraphReply(200, "application/json", reply.getBytes(StandardCharsets.UTF_8));
		}).build().execute(new GraphQlRequest("{ parcels { postage } }")).toSpecification().toString();
	}

	private String askWithError(String path) {
		return ask(MEASURES + ",\"errors\":[{\"message\":\"m\",\"path\":[" + path + "]}]}");
	}

	@Test
	void passesOnThatThereIsNone() {
		assertThat(ask(MEASURES + "}")).isEqualTo("{data={parcels=[{postage=1}, {postage=2}]}}");
		assertThat(this.required).containsExactly("\"id\":\"1\",\"weight\":1,\"sides\":[{\"length\":2},null]}",
				"\"id\":\"2\",\"weight\":null,\"sides\":[{\"length\":null}]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"_entities\", 1, \"weight\"", "\"_entities\", 1, \"sides\", 0, \"length\"",
			"\"_entities\", 1" })
	void passesNothingOnThatFailed(String path) {
		assertThat(askWithError(path)).contains("data={parcels=[{postage=1}, {postage=null}]}")
			.contains("message=The service scale failed here, path=[parcels, 1, postage]")
			.doesNotContain("path=[parcels, 0");
		assertThat(this.required).hasSize(1);
	}

	@Test
	void passesNoListOnOfWhichAnItemFailed() {
		assertThat(askWithError("\"_entities\", 0, \"sides\", 1"))
			.contains("data={parcels=[{postage=null}, {postage=2}]}")
			.contains("path=[parcels, 0, postage]");
	}

}
