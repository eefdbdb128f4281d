package sijill.federation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import sijill.federation.transport.SubgraphReply;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fields that move to another service by a label: for a share of all requests, or for
 * those that somebody chooses.
 */
class OverrideLabelTests {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@key\", \"@override\", \"@external\", \"@requires\"]) ";

	private final List<String> calls = new ArrayList<>();

	private final Set<String> decided = new TreeSet<>();

	private Engine engine(String label) {
		CompositionResult result = Composition
			.compose(List.of(new Subgraph("old", "http://old", LINK + "type Query { one: Int two: Int other: Int }"),
					new Subgraph("new", "http://new",
							LINK + "type Query { one: Int @override(from: \"old\", label: \"" + label
									+ "\") two: Int @override(from: \"old\", label: \"" + label
									+ "\") other: Int @override(from: \"old\", label: \"unasked\") }")));
		return Engine.builder(Supergraph.parse(((CompositionResult.Composed) result).supergraphSdl()))
			.overrideLabels((asked, context) -> {
				this.decided.add(asked);
				return context.headers().containsKey(asked);
			})
			.transport((call) -> {
				this.calls.add(call.subgraph());
				return new SubgraphReply(200, "application/json",
						"{\"data\":{\"one\":1,\"two\":2}}".getBytes(StandardCharsets.UTF_8));
			})
			.build();
	}

	private List<String> callsOf(Engine engine, Map<String, String> headers) {
		this.calls.clear();
		RequestContext context = new RequestContext(headers, null, EnumSet.of(OperationKind.QUERY), Map.of());
		GraphQlResponse response = engine
			.execute(new GraphQlRequest("{ one ...T } fragment T on Query { two }", null, Map.of(), Map.of(), context));
		assertThat(response.toSpecification()).isEqualTo(Map.of("data", Map.of("one", 1, "two", 2)));
		return List.copyOf(this.calls);
	}

	@Test
	void drawsOnceForAllFieldsOfAShare() {
		Engine engine = engine("percent(50)");
		Set<List<String>> seen = new HashSet<>();
		for (int i = 0; i < 200; i++) {
			seen.add(callsOf(engine, Map.of()));
		}
		assertThat(seen).containsExactlyInAnyOrder(List.of("old"), List.of("new"));
	}

	@Test
	void drawsAShareAboutAsOftenAsItSays() {
		Engine engine = engine("percent(12.5)");
		int moved = 0;
		for (int i = 0; i < 4000; i++) {
			moved += callsOf(engine, Map.of()).equals(List.of("new")) ? 1 : 0;
		}
		// 500 on average; eight standard deviations to either side
		assertThat(moved).isBetween(330, 670);
	}

	@Test
	void asksWhoRunsItForOtherLabelsOfTheOperationOnly() {
		Engine engine = engine("beta");
		assertThat(callsOf(engine, Map.of())).containsExactly("old");
		assertThat(callsOf(engine, Map.of("beta", "yes"))).containsExactly("new");
		assertThat(callsOf(engine, Map.of())).containsExactly("old");
		assertThat(this.decided).containsExactly("beta");
	}

	@Test
	void plansForNewGraphsWhatWasAskedUnderALabel() {
		Engine engine = engine("beta");
		callsOf(engine, Map.of());
		callsOf(engine, Map.of("beta", "yes"));
		assertThat(engine("beta").warm(engine, Duration.ofMinutes(1))).isEqualTo(2);
		assertThat(engine("gamma").warm(engine, Duration.ofMinutes(1))).isEqualTo(1);
	}

	@Test
	void refusesAFieldThatCannotBeReachedOnceItHasMoved() {
		CompositionResult result = Composition.compose(List.of(
				new Subgraph("old", "http://old", LINK + "type Query { thing: Thing } type Thing { name: Int }"),
				new Subgraph("new", "http://new",
						LINK + "type Thing { name: Int @override(from: \"old\", label: \"beta\") }")));
		assertThat(((CompositionResult.Failed) result).errors()).singleElement()
			.satisfies((error) -> assertThat(error.code()).isEqualTo("SATISFIABILITY_ERROR"))
			.satisfies((error) -> assertThat(error.message()).endsWith("where fields have moved by [beta]."));
	}

}
