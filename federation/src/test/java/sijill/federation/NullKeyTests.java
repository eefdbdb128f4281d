package sijill.federation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sijill.federation.transport.SubgraphReply;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a key is not there, the way ends: with null, without an error, without a call.
 */
class NullKeyTests {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@key\", \"@external\", \"@requires\"]) ";

	private static final String BOOKS = """
			type Query { books: [Book] }
			type Book @key(fields: "id") { id: ID! writer: Writer place: Place }
			type Writer @key(fields: "ref") { ref: ID }
			type Place @key(fields: "town { code } no") { town: Town no: Int }
			type Town { code: ID }
			""";

	private static final String PEOPLE = """
			type Writer @key(fields: "ref") @key(fields: "number") { ref: ID number: ID name: String }
			type Place @key(fields: "town { code } no") { town: Town @external no: Int @external beds: Int }
			type Town { code: ID @external }
			""";

	private static final String PRIZES = """
			type Writer @key(fields: "number") { number: ID prizes: Int! }
			""";

	private final List<String> called = new ArrayList<>();

	private Map<String, Object> ask(String query, String books, String people, String prizes) {
		Map<String, String> replies = Map.of("books", books, "people", people, "prizes", prizes);
		List<Subgraph> subgraphs = List.of(new Subgraph("books", "http://books", LINK + BOOKS),
				new Subgraph("people", "http://people", LINK + PEOPLE),
				new Subgraph("prizes", "http://prizes", LINK + PRIZES));
		var composed = (CompositionResult.Composed) Composition.compose(subgraphs);
		return Map.copyOf(Engine.builder(Supergraph.parse(composed.supergraphSdl())).transport((call) -> {
			this.called.add(call.subgraph());
			String body = "{\"data\":" + replies.get(call.subgraph()) + "}";
			return new SubgraphReply(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
		}).build().execute(new GraphQlRequest(query)).toSpecification());
	}

	@Test
	void endsAtAKeyThatIsNull() {
		assertThat(ask("{ books { writer { name } } }",
				"{\"books\":[{\"__typename\":\"Book\",\"writer\":{\"ref\":null}},{\"writer\":null}]}", "{}", "{}"))
			.hasToString("{data={books=[{writer={name=null}}, {writer=null}]}}");
		assertThat(this.called).containsExactly("books");
	}

	@Test
	void endsInsideOfAKey() {
		assertThat(ask("{ books { place { beds } } }",
				"{\"books\":[{\"place\":{\"town\":null,\"no\":1}},{\"place\":{\"town\":{\"code\":null},\"no\":2}}]}",
				"{}", "{}"))
			.hasToString("{data={books=[{place={beds=null}}, {place={beds=null}}]}}");
		assertThat(this.called).containsExactly("books");
	}

	@Test
	void endsAtAnEntityThatNobodyKnows() {
		assertThat(ask("{ books { writer { name } } }", "{\"books\":[{\"writer\":{\"ref\":\"1\"}}]}",
				"{\"_entities\":[null]}", "{}"))
			.hasToString("{data={books=[{writer={name=null}}]}}");
	}

	@Test
	void endsInTheMiddleOfAChain() {
		assertThat(ask("{ books { writer { prizes } } }",
				"{\"books\":[{\"writer\":{\"ref\":\"1\"}},{\"writer\":{\"ref\":\"2\"}}]}",
				"{\"_entities\":[{\"number\":null},null]}", "{}"))
			.hasToString("{data={books=[{writer=null}, {writer=null}]}}");
		assertThat(this.called).containsExactly("books", "people");
	}

}
