package sijill.federation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubgraphTransportException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Whatever a subgraph sends, a client gets an answer that its schema allows, and nothing
 * that is none of its business. Long, since all lies are told to one graph.
 */
class LyingSubgraphTests {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.5\", import: [\"@key\", \"@shareable\", \"@inaccessible\"]) ";

	private static final Supergraph SUPERGRAPH = compose(Map.of("a", LINK + """
			type Query { things: [Thing!] thing(id: ID): Thing pair: Pair sure: Pair! }
			type Thing @key(fields: "id") { id: ID! color: Color count: Int! tags: [String!] }
			enum Color { RED GREEN SECRET @inaccessible }
			union Pair = Thing | Other | Veiled
			type Veiled @inaccessible { w: Int }
			type Other { x: Int y: Float z: Boolean }
			""", "b", LINK + """
			type Thing @key(fields: "id") { id: ID! name: String! size: Int owner: Owner }
			type Owner { name: String! }
			"""));

	private final Map<String, String> replies = new LinkedHashMap<>();

	private final SubgraphTransport transport = (call) -> reply(call, this.replies);

	private static SubgraphReply reply(SubgraphCall call, Map<String, String> replies)
			throws SubgraphTransportException {
		String body = replies.get(call.subgraph());
		if (body == null) {
			throw new SubgraphTransportException(Reason.UNREACHABLE, "http://secret-host:9999 refused");
		}
		return new SubgraphReply(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
	}

	private static Supergraph compose(Map<String, String> sdls) {
		return switch (Composition.compose(sdls.entrySet()
			.stream()
			.map((it) -> new Subgraph(it.getKey(), "http://" + it.getKey(), it.getValue()))
			.toList())) {
			case CompositionResult.Composed composed -> Supergraph.parse(composed.supergraphSdl());
			case CompositionResult.Failed failed -> throw new AssertionError(failed.errors());
		};
	}

	private GraphQlResponse ask(String query) {
		return ask(query, Engine.builder(SUPERGRAPH));
	}

	private GraphQlResponse ask(String query, Engine.Builder engine) {
		return engine.transport(this.transport).build().execute(new GraphQlRequest(query));
	}

	private @Nullable Object data(String query) {
		return ask(query).toSpecification().get("data");
	}

	@Test
	void takesNoHtmlNoTruncatedAndNoEmptyAnswer() {
		for (String nonsense : List.of("<html>secret</html>", "{\"data\":{\"things\":[{\"id\":\"1\"", "", "[]", "null",
				"{}", "{\"data\":{\"things\":[]}} trailing", "{\"data\":\"text\"}")) {
			this.replies.put("a", nonsense);
			GraphQlResponse response = ask("{ all: things { id } }");
			assertThat(response.toSpecification().get("data")).as(nonsense).isEqualTo(nulls("all"));
			assertThat(response.errors()).singleElement().satisfies((error) -> {
				assertThat(error.path()).containsExactly("all");
				assertThat(error.code()).isEqualTo(ErrorCode.UNAVAILABLE);
				assertThat(error.message()).doesNotContain("secret");
			});
		}
	}

	private static Map<String, @Nullable Object> nulls(String key) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put(key, null);
		return map;
	}

	@Test
	void replacesLeavesOfTheWrongTypeByNullAndSaysWhere() {
		this.replies.put("a",
				"{\"data\":{\"pair\":{\"__typename\":\"Other\",\"x\":\"7\",\"y\":true,\"z\":1},\"things\":[{\"id\":5,\"color\":\"BLUE\",\"count\":1}]}}");
		GraphQlResponse response = ask("{ pair { ... on Other { x y z } } things { id color } }");
		assertThat(new String(response.bytes(), StandardCharsets.UTF_8)).startsWith(
				"{\"data\":{\"pair\":{\"x\":null,\"y\":null,\"z\":null},\"things\":[{\"id\":\"5\",\"color\":null}]}");
		assertThat(response.errors()).extracting(GraphQlError::path)
			.containsExactly(List.of("pair", "x"), List.of("pair", "y"), List.of("pair", "z"),
					List.of("things", 0, "color"));
		assertThat(response.errors()).allSatisfy((error) -> {
			assertThat(error.message()).isEqualTo("The service a sent a value that the schema does not allow here");
			assertThat(error.details()).containsEntry("service", "a");
		});
	}

	@Test
	void takesWholeNumbersHoweverTheyAreWritten() {
		for (Map.Entry<String, String> written : Map
			.of("1.0", "1", "1e3", "1000", "-20.50E1", "-205", "2147483647.0", "2147483647", "-0.0", "0")
			.entrySet()) {
			this.replies.put("a", "{\"data\":{\"pair\":{\"__typename\":\"Other\",\"x\":" + written.getKey() + "}}}");
			GraphQlResponse response = ask("{ pair { ... on Other { x } } }");
			assertThat(new String(response.bytes(), StandardCharsets.UTF_8))
				.isEqualTo("{\"data\":{\"pair\":{\"x\":" + written.getValue() + "}}}");
		}
		for (String other : List.of("1.5", "1e10", "2147483648.0", "1e-400000000", "1e400000000", "1e99999999999",
				"1." + "0".repeat(1_000))) {
			this.replies.put("a", "{\"data\":{\"pair\":{\"__typename\":\"Other\",\"x\":" + other + "}}}");
			assertThat(ask("{ pair { ... on Other { x } } }").errors()).as(other).hasSize(1);
		}
	}

	@Test
	void hidesAnInaccessibleEnumValue() {
		this.replies.put("a", "{\"data\":{\"things\":[{\"color\":\"SECRET\"},{\"color\":\"RED\"}]}}");
		GraphQlResponse response = ask("{ things { color } }");
		assertThat(String.valueOf(response.toSpecification().get("data")))
			.isEqualTo("{things=[{color=null}, {color=RED}]}");
		assertThat(response.errors()).isEmpty();
	}

	@Test
	void hidesAnObjectOfAnInaccessibleType() {
		this.replies.put("a", "{\"data\":{\"pair\":{\"__typename\":\"Veiled\"},\"sure\":{\"__typename\":\"Veiled\"}}}");
		GraphQlResponse response = ask("{ pair { __typename } }");
		assertThat(response.toSpecification().get("data")).isEqualTo(nulls("pair"));
		assertThat(response.errors()).isEmpty();
		assertThat(ask("{ sure { __typename } }").errors()).singleElement()
			.satisfies((error) -> assertThat(error.path()).containsExactly("sure"));
	}

	@Test
	void spreadsNullWhereTheClientsSchemaAllowsNone() {
		this.replies.put("a", "{\"data\":{\"things\":[{\"id\":\"1\",\"count\":1},{\"id\":\"2\",\"count\":null}]}}");
		GraphQlResponse response = ask("{ things { count } }");
		assertThat(response.toSpecification().get("data")).isEqualTo(nulls("things"));
		assertThat(response.errors()).singleElement()
			.satisfies((error) -> assertThat(error.path()).containsExactly("things", 1, "count"));
	}

	@Test
	void takesNoTypeThatItDoesNotKnow() {
		this.replies.put("a", "{\"data\":{\"pair\":{\"__typename\":\"Virus\",\"x\":1}}}");
		assertThat(data("{ pair { __typename ... on Other { x } } }")).isEqualTo(nulls("pair"));
	}

	@Test
	void survivesMissingAndExtraEntities() {
		this.replies.put("a", "{\"data\":{\"things\":[{\"id\":\"1\"},{\"id\":\"2\"}]}}");
		for (String second : List.of("", ",7", ",[{\"size\":2}]", ",\"size\"")) {
			this.replies.put("b", "{\"data\":{\"_entities\":[{\"size\":1}" + second + "]}}");
			GraphQlResponse response = ask("{ things { size } }");
			assertThat(String.valueOf(response.toSpecification().get("data")))
				.isEqualTo("{things=[{size=1}, {size=null}]}");
			assertThat(response.errors()).singleElement().satisfies((error) -> {
				assertThat(error.path()).containsExactly("things", 1, "size");
				assertThat(error.details()).isEqualTo(Map.of("service", "b"));
			});
		}
		this.replies.put("b", "{\"data\":{\"_entities\":[{\"size\":1},{\"size\":2},{\"size\":3}]}}");
		assertThat(String.valueOf(data("{ things { size } }"))).isEqualTo("{things=[{size=1}, {size=2}]}");
	}

	@Test
	void answersAnUnknownEntityByNullWithoutAnError() {
		this.replies.put("a", "{\"data\":{\"thing\":{\"id\":\"1\"}}}");
		this.replies.put("b", "{\"data\":{\"_entities\":[null]}}");
		GraphQlResponse response = ask("{ thing { id name } }");
		assertThat(response.toSpecification().get("data")).isEqualTo(nulls("thing"));
		assertThat(response.errors()).isEmpty();
	}

	@Test
	void keepsAnErrorsKnownCodeAtTheClientsPathAndItsMessageWhereThatIsForClients() {
		this.replies.put("a", "{\"data\":{\"list\":[{\"id\":\"1\"},{\"id\":\"2\"}]}}");
		this.replies.put("b",
				"{\"data\":{\"_entities\":[{\"who\":{\"name\":\"x\"}},{\"who\":null}]},\"errors\":[{\"message\":\"not for you\",\"path\":[\"_entities\",1,\"who\",\"name\"],\"extensions\":{\"code\":\"FORBIDDEN\",\"trace\":\"secret\"}}]}");
		String query = "{ list: things { who: owner { name } } }";
		assertThat(ask(query).errors()).singleElement().satisfies((error) -> {
			assertThat(error.path()).containsExactly("list", 1, "who", "name");
			assertThat(error.code()).isEqualTo(ErrorCode.FORBIDDEN);
			assertThat(error.message()).isEqualTo("The service b failed here");
			assertThat(error.details()).isEqualTo(Map.of("service", "b"));
		});
		assertThat(ask(query, Engine.builder(SUPERGRAPH).outspoken(List.of("b"))).errors()).singleElement()
			.satisfies((error) -> assertThat(error.message()).isEqualTo("not for you"));
		assertThat(ask(query, Engine.builder(SUPERGRAPH).outspoken(List.of("a"))).errors()).singleElement()
			.satisfies((error) -> assertThat(error.message()).doesNotContain("not for you"));
	}

	@Test
	void saysNothingOfWhatFailedForAnotherTypeUnderTheSameName() {
		Supergraph supergraph = compose(Map.of("a", LINK + """
				type Query { none: Int }
				interface Medium @key(fields: "id") { id: ID! }
				type Book implements Medium @key(fields: "id") { id: ID! title: String }
				type Film implements Medium @key(fields: "id") { id: ID! }
				""", "b", LINK.replace("]", ", \"@interfaceObject\"]") + """
				type Query { best: Medium }
				type Medium @key(fields: "id") @interfaceObject { id: ID! slogan: String rating: Int }
				"""));
		this.replies.put("a", "{\"data\":{\"_entities\":[{\"__typename\":\"Book\",\"slogan\":\"Dune\"}]}}");
		this.replies.put("b",
				"{\"data\":{\"best\":{\"id\":\"1\",\"slogan\":null}},\"errors\":[{\"message\":\"!\",\"path\":[\"best\",\"slogan\"]}]}");
		GraphQlResponse response = Engine.builder(supergraph)
			.transport(this.transport)
			.build()
			.execute(new GraphQlRequest("{ best { ... on Book { slogan: title } ... on Film { slogan } } }"));
		assertThat(String.valueOf(response.toSpecification().get("data"))).isEqualTo("{best={slogan=Dune}}");
		assertThat(response.errors()).isEmpty();
	}

	@Test
	void saysNothingOfAnErrorWithoutAKnownCode() {
		this.replies.put("a",
				"{\"errors\":[{\"message\":\"java.lang.NullPointerException at secret.Host\",\"extensions\":{\"code\":\"INTERNAL_SERVER_ERROR\"}}],\"data\":null}");
		GraphQlResponse response = ask("{ things { id } }");
		assertThat(response.errors()).singleElement().satisfies((error) -> {
			assertThat(error.path()).containsExactly("things");
			assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL);
			assertThat(error.message()).doesNotContain("secret");
		});
	}

	@Test
	void looksAtManyWrongValuesInATimeThatTheirNumberTells() {
		String owner = "{\"id\":\"1\",\"color\":\"BLUE\"}";
		this.replies.put("a", "{\"data\":{\"things\":[" + (owner + ",").repeat(60_000) + owner + "]}}");
		GraphQlResponse response = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ask("{ things { color } }"));
		assertThat(response.errors()).hasSize(1_000).last().satisfies((error) -> {
			assertThat(error.path()).containsExactly("things", 999, "color");
		});
	}

	@Test
	void findsManyObjectsThatAFailureLeftIncompleteInATimeThatTheirNumberTells() {
		Supergraph chain = compose(
				Map.of("a", LINK + "type Query { things: [Thing] } type Thing @key(fields: \"id\") { id: ID! }", "b",
						LINK + "type Thing @key(fields: \"id\") @key(fields: \"no\") { id: ID! no: ID }", "c",
						LINK + "type Thing @key(fields: \"no\") { no: ID size: Int }"));
		StringBuilder things = new StringBuilder("{\"id\":\"0\"}");
		for (int i = 1; i < 40_000; i++) {
			things.append(",{\"id\":\"").append(i).append("\"}");
		}
		this.replies.put("a", "{\"data\":{\"things\":[" + things + "]}}");
		Engine engine = Engine.builder(chain).transport(this.transport).build();
		GraphQlResponse response = assertTimeoutPreemptively(Duration.ofSeconds(20),
				() -> engine.execute(new GraphQlRequest("{ things { size } }")));
		assertThat(response.errors()).hasSize(1_000).first().satisfies((error) -> {
			assertThat(error.path()).containsExactly("things", 0, "size");
			assertThat(error.details()).isEqualTo(Map.of("service", "b"));
		});
	}

	@Test
	void saysWhereSomethingIsMissingSinceAKeyWasWrong() {
		this.replies.put("a", "{\"data\":{\"things\":[{\"id\":{\"x\":1}},{\"id\":\"2\"}]}}");
		this.replies.put("b", "{\"data\":{\"_entities\":[{\"size\":2}]}}");
		GraphQlResponse response = ask("{ things { size } }");
		assertThat(String.valueOf(response.toSpecification().get("data")))
			.isEqualTo("{things=[{size=null}, {size=2}]}");
		assertThat(response.errors()).extracting(GraphQlError::path).containsExactly(List.of("things", 0, "size"));
	}

	@Test
	void saysWhereSomethingIsMissingSinceAKeyFailed() {
		this.replies.put("a",
				"{\"data\":{\"things\":[{\"id\":null},{\"id\":null}]},\"errors\":[{\"message\":\"m\",\"path\":[\"things\",0,\"id\"]}]}");
		assertThat(ask("{ things { size } }").errors()).extracting(GraphQlError::path)
			.containsExactly(List.of("things", 0), List.of("things", 0, "size"));
	}

	@Test
	void saysOfEachFieldThatIsLostWithAReplyThatItFailed() {
		this.replies.put("a", "{\"data\":null,\"errors\":[{\"message\":\"m\",\"path\":[\"sure\",\"x\"]}]}");
		assertThat(ask("{ sure { ... on Other { x } } pair { __typename } }").errors()).extracting(GraphQlError::path)
			.containsExactly(List.of("sure", "x"), List.of("pair"));
		this.replies.put("a", "{\"data\":{\"things\":[{\"id\":\"1\"},{\"id\":\"2\"}]}}");
		this.replies.put("b",
				"{\"data\":{\"_entities\":null},\"errors\":[{\"message\":\"m\",\"path\":[\"_entities\",1,\"size\"]}]}");
		assertThat(ask("{ things { size } }").errors()).extracting(GraphQlError::path)
			.containsExactly(List.of("things", 1, "size"), List.of("things", 0, "size"));
	}

	@Test
	void namesNoTypeWhereItCouldNotBeLearned() {
		Supergraph supergraph = compose(Map.of("a", LINK + """
				type Query { none: Int }
				interface Medium @key(fields: "id") { id: ID! }
				type Book implements Medium @key(fields: "id") { id: ID! }
				""", "b", LINK.replace("]", ", \"@interfaceObject\"]") + """
				type Query { best: Medium }
				type Medium @key(fields: "id") @interfaceObject { id: ID! rating: Int }
				"""));
		this.replies.put("b", "{\"data\":{\"best\":{\"id\":\"1\",\"rating\":5}}}");
		GraphQlResponse response = Engine.builder(supergraph)
			.transport(this.transport)
			.build()
			.execute(new GraphQlRequest("{ best { rating __typename } }"));
		assertThat(response.toSpecification().get("data")).isEqualTo(nulls("best"));
		assertThat(response.errors()).singleElement()
			.satisfies((error) -> assertThat(error.path()).containsExactly("best", "__typename"));
	}

	@Test
	void requiresNothingOfAnObjectWhoseTypeNobodyKnows() {
		Supergraph supergraph = compose(Map.of("a", LINK + """
				type Query { box: Box }
				type Box @key(fields: "id") { id: ID! in: In }
				interface In { w: Int }
				type Shoe implements In { w: Int }
				""", "b", LINK.replace("]", ", \"@external\", \"@requires\"]") + """
				type Box @key(fields: "id") { id: ID! in: In @external label: String @requires(fields: "in { w }") }
				interface In { w: Int }
				type Shoe implements In { w: Int @external }
				"""));
		this.replies.put("a", "{\"data\":{\"box\":{\"id\":\"1\",\"in\":{\"__typename\":\"Virus\",\"w\":1}}}}");
		GraphQlResponse response = Engine.builder(supergraph)
			.transport(this.transport)
			.build()
			.execute(new GraphQlRequest("{ box { label } }"));
		assertThat(String.valueOf(response.toSpecification().get("data"))).isEqualTo("{box={label=null}}");
		assertThat(response.errors()).singleElement().satisfies((error) -> {
			assertThat(error.path()).containsExactly("box", "label");
			assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL);
		});
	}

	@Test
	void saysThatSomethingFailedWhereverAnErrorSaysItDid() {
		this.replies.put("a", "{\"data\":{\"thing\":{\"id\":\"1\"}}}");
		for (String nonsense : List.of("[\"x\",99,{\"a\":1},null,-1,1.5]", "[\"_entities\",-1,\"size\"]",
				"[\"_entities\",7]", "[\"_entities\",1e30]", "\"size\"", "[0]", "[\"_entities\",0,\"nothing\"]",
				"[]")) {
			this.replies.put("b", "{\"data\":{\"_entities\":[{\"size\":2}]},\"errors\":[{\"message\":\"m\",\"path\":"
					+ nonsense + "}]}");
			GraphQlResponse response = ask("{ thing { size } }");
			assertThat(response.errors()).as(nonsense)
				.singleElement()
				.satisfies((error) -> assertThat(error.path()).containsExactly("thing", "size"));
		}
		this.replies.put("a", "{\"data\":{\"things\":[]},\"errors\":[{\"message\":\"m\",\"path\":[7,\"q\"]}]}");
		assertThat(ask("{ list: things { id } }").errors()).singleElement()
			.satisfies((error) -> assertThat(error.path()).containsExactly("list"));
	}

	@Test
	void followsThePathOfAnErrorAsFarAsItCanLead() {
		for (var path : Map
			.of("[\"things\",-1,\"color\"]", List.of("things"), "[\"things\",\"color\"]", List.of("things"),
					"[\"things\",0,1]", List.of("things", 0), "[\"things\",0,\"tags\",2,3]",
					List.of("things", 0, "tags", 2), "[\"things\",1e40]", List.of("things"))
			.entrySet()) {
			this.replies.put("a",
					"{\"data\":{\"things\":[{\"id\":\"1\",\"color\":null}]},\"errors\":[{\"message\":\"m\",\"path\":"
							+ path.getKey() + "}]}");
			assertThat(ask("{ things { id color tags } }").errors()).as(path.getKey())
				.singleElement()
				.satisfies((error) -> assertThat(error.path()).isEqualTo(path.getValue()));
		}
	}

	@Test
	void takesNoNumberThatNobodyCanHold() {
		this.replies.put("a",
				"{\"data\":{\"things\":[{\"id\":\"1\"}],\"pair\":{\"__typename\":\"Other\",\"y\":1e400},\"sure\":{\"__typename\":\"Other\",\"y\":"
						+ "9".repeat(400) + "}}}");
		GraphQlResponse response = ask("{ pair { ... on Other { y } } sure { ... on Other { y } } }");
		assertThat(String.valueOf(response.toSpecification().get("data"))).isEqualTo("{pair={y=null}, sure={y=null}}");
		this.replies.put("a", "{\"data\":{\"pair\":{\"__typename\":\"Other\",\"y\":1.5e300}}}");
		assertThat(new String(ask("{ pair { ... on Other { y } } }").bytes(), StandardCharsets.UTF_8))
			.isEqualTo("{\"data\":{\"pair\":{\"y\":1.5e300}}}");
	}

	@Test
	void readsAnAnswerBehindAMarkOfTheByteOrder() {
		this.replies.put("a", "\uFEFF{\"data\":{\"thing\":{\"id\":\"1\"}}}");
		assertThat(String.valueOf(data("{ thing { id } }"))).isEqualTo("{thing={id=1}}");
	}

	@Test
	void givesUpOnASubgraphThatHangs() {
		Engine engine = Engine.builder(SUPERGRAPH).deadline(Duration.ofMillis(200)).transport((call) -> {
			if (call.subgraph().equals("b")) {
				awaitNothing(call.timeLeft());
			}
			return new SubgraphReply(200, "application/json",
					"{\"data\":{\"things\":[{\"id\":\"1\"}],\"thing\":{\"id\":\"2\"}}}"
						.getBytes(StandardCharsets.UTF_8));
		}).build();
		GraphQlResponse response = engine.execute(new GraphQlRequest("{ things { id size } thing(id: 2) { id } }"));
		assertThat(String.valueOf(response.toSpecification().get("data")))
			.isEqualTo("{things=[{id=1, size=null}], thing={id=2}}");
		assertThat(response.errors()).extracting(GraphQlError::code).containsExactly(ErrorCode.TIMEOUT);
	}

	private static void awaitNothing(Duration timeLeft) throws SubgraphTransportException {
		try {
			Thread.sleep(timeLeft);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw new SubgraphTransportException(Reason.TIMEOUT, "gave up");
	}

	@Test
	void answersWithJsonWhateverBytesASubgraphSends() {
		String things = "{\"data\":{\"things\":[{\"id\":\"1\",\"color\":\"RED\",\"count\":1,\"tags\":[\"x\",\"y\"]},{\"id\":\"2\",\"count\":2}]},\"errors\":[{\"message\":\"m\",\"path\":[\"things\",0,\"color\"]}]}";
		String entities = "{\"data\":{\"_entities\":[{\"name\":\"n\",\"owner\":{\"name\":\"o\"}},null]}}";
		Random random = new Random(5);
		for (int round = 0; round < 3_000; round++) {
			this.replies.put("a", garbled(things, random));
			this.replies.put("b", garbled(entities, random));
			GraphQlResponse response = ask("{ things { id color count tags name owner { name } } }");
			assertThat(response.toSpecification()).containsKey("data");
		}
	}

	private static String garbled(String text, Random random) {
		StringBuilder garbled = new StringBuilder(text);
		for (int i = random.nextInt(4); i > 0; i--) {
			int at = random.nextInt(garbled.length());
			switch (random.nextInt(3)) {
				case 0 -> garbled.deleteCharAt(at);
				case 1 -> garbled.insert(at, "{}[],:\"0n\\".charAt(random.nextInt(10)));
				default -> garbled.setCharAt(at, "{}[],:\"0n\\".charAt(random.nextInt(10)));
			}
		}
		return garbled.toString();
	}

}
