package sijill.federation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import sijill.federation.execute.JsonValues;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubgraphTransportException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often a service is asked for fields that take their arguments from objects above,
 * and what becomes of these where those are not there.
 */
class ContextTests {

	private static final Pattern LIST = Pattern.compile("(\\w+):_entities|\\{(_entities)\\(");

	private static final String GOODS = """
			extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@context", "@fromContext", "@external"])
			type Query { shops: [Shop] }
			type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String @external good: Good }
			type Good @key(fields: "id") { id: ID! price(in: String @fromContext(field: "$shop { currency }")): String }
			""";

	private static final String MONEY = """
			extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key"])
			type Shop @key(fields: "id") { id: ID! currency: String }
			""";

	private final List<Map<String, @Nullable Object>> priceCalls = new ArrayList<>();

	private List<String> currencies = List.of();

	private boolean moneyIsDown;

	private String moneysErrors = "";

	private Map<String, @Nullable Object> ask(String query) {
		CompositionResult result = Composition.compose(
				List.of(new Subgraph("goods", "http://goods", GOODS), new Subgraph("money", "http://money", MONEY)));
		Engine engine = Engine.builder(Supergraph.parse(((CompositionResult.Composed) result).supergraphSdl()))
			.transport((call) -> new SubgraphReply(200, "application/json",
					reply(call.subgraph(), JsonValues.object(call.body())).getBytes(StandardCharsets.UTF_8)))
			.build();
		return engine.execute(new GraphQlRequest(query)).toSpecification();
	}

	private synchronized String reply(String subgraph, Map<String, @Nullable Object> body)
			throws SubgraphTransportException {
		String query = String.valueOf(body.get("query"));
		if (subgraph.equals("money")) {
			if (this.moneyIsDown) {
				throw new SubgraphTransportException(Reason.UNREACHABLE, "down");
			}
			return this.currencies.stream()
				.map((it) -> "{\"currency\":" + it + "}")
				.collect(Collectors.joining(",", "{\"data\":{\"_entities\":[", "]}" + this.moneysErrors + "}"));
		}
		if (query.contains("shops")) {
			return IntStream.range(0, this.currencies.size())
				.mapToObj((i) -> "{\"id\":\"" + i + "\",\"good\":{\"id\":\"" + i % 3 + "\"}}")
				.collect(Collectors.joining(",", "{\"data\":{\"shops\":[", "]}}"));
		}
		this.priceCalls.add(body);
		Map<?, ?> variables = (Map<?, ?>) Objects.requireNonNull(body.get("variables"));
		List<String> lists = new ArrayList<>();
		Matcher matcher = LIST.matcher(query);
		while (matcher.find()) {
			String name = (matcher.group(1) != null) ? matcher.group(1) : "_entities";
			String copy = name.substring("_entities".length());
			List<?> representations = (List<?>) Objects.requireNonNull(variables.get("representations" + copy));
			lists.add("\"" + name + "\":"
					+ representations.stream()
						.map((it) -> "{\"price\":\"" + ((Map<?, ?>) it).get("id") + " "
								+ variables.get("context" + copy + "_0") + "\"}")
						.toList());
		}
		return "{\"data\":{" + String.join(",", lists) + "}}";
	}

	private static List<String> prices(Map<String, @Nullable Object> answer) {
		return Pattern.compile("price=([^}]*)")
			.matcher(String.valueOf(answer.get("data")))
			.results()
			.map((it) -> it.group(1))
			.toList();
	}

	@Test
	void asksOnceForAllThatTakeTheSameValue() {
		this.currencies = IntStream.range(0, 200).mapToObj((i) -> (i % 2 == 0) ? "\"EUR\"" : "null").toList();
		assertThat(prices(ask("{ shops { good { price } } }"))).startsWith("0 EUR", "1 null", "2 EUR", "0 null");
		assertThat(this.priceCalls).singleElement()
			.satisfies((it) -> assertThat(String.valueOf(it.get("variables"))).contains("context_0=EUR",
					"context_1_0=null"))
			.satisfies((it) -> assertThat(LIST.matcher(String.valueOf(it.get("query"))).results()).hasSize(2));
	}

	@Test
	void asksAFewTimesWhereAllValuesDiffer() {
		this.currencies = IntStream.range(0, 120).mapToObj((i) -> "\"c" + i + "\"").toList();
		List<String> prices = prices(ask("{ shops { good { price } } }"));
		assertThat(prices).isEqualTo(IntStream.range(0, 120).mapToObj((i) -> i % 3 + " c" + i).toList());
		assertThat(this.priceCalls).hasSize(3);
	}

	@Test
	void losesWhatDependsOnAServiceThatIsDown() {
		this.currencies = List.of("\"EUR\"");
		this.moneyIsDown = true;
		Map<String, @Nullable Object> answer = ask("{ shops { id good { id price } } }");
		assertThat(answer.get("data")).hasToString("{shops=[{id=0, good={id=0, price=null}}]}");
		assertThat(String.valueOf(answer.get("errors"))).contains("path=[shops, 0, good, price]", "service=money");
		assertThat(this.priceCalls).isEmpty();
	}

	@Test
	void losesWhatTakesAValueThatFailed() {
		this.currencies = List.of("\"EUR\"", "null");
		this.moneysErrors = ",\"errors\":[{\"message\":\"m\",\"path\":[\"_entities\",1,\"currency\"]}]";
		Map<String, @Nullable Object> answer = ask("{ shops { good { price } } }");
		assertThat(prices(answer)).containsExactly("0 EUR", "null");
		assertThat(String.valueOf(answer.get("errors"))).contains("path=[shops, 1, good, price]", "service=money");
	}

}
