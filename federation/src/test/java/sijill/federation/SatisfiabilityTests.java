package sijill.federation;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A graph promises only what can be fetched, on whichever way.
 */
class SatisfiabilityTests {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@key\", \"@shareable\", \"@override\"]) ";

	private static List<CompositionError> errors(String... sdls) {
		List<Subgraph> subgraphs = new ArrayList<>();
		for (String sdl : sdls) {
			String name = String.valueOf((char) ('a' + subgraphs.size()));
			subgraphs.add(new Subgraph(name, "http://" + name, LINK + sdl));
		}
		return (Composition.compose(subgraphs) instanceof CompositionResult.Failed failed) ? failed.errors()
				: List.of();
	}

	private static List<String> codes(String... sdls) {
		return errors(sdls).stream().map(CompositionError::code).toList();
	}

	/** The queries that cannot be answered; empty where the subgraphs compose. */
	private static String unanswered(String... sdls) {
		List<CompositionError> errors = errors(sdls);
		assertThat(errors).allSatisfy((it) -> assertThat(it.code()).isEqualTo("SATISFIABILITY_ERROR"));
		return String.join("\n",
				errors.stream().flatMap((it) -> it.message().lines()).filter((it) -> it.contains("{")).toList());
	}

	@Test
	void looksAtAValueOnEachWayToIt() {
		String a = "type Query { x: Box } type Box { label: Label @shareable } type Label { left: Int right: Int @shareable }";
		String b = "type Query { y: Box } type Box { label: Label @shareable } type Label { right: Int @shareable }";
		assertThat(unanswered(a, b)).isEqualTo("{ y { label { left } } }");
		assertThat(unanswered(a.replace("left: Int", "left: Int @shareable"),
				b.replace("right", "left: Int @shareable right")))
			.isEmpty();
	}

	@Test
	void looksAtAValueOncePerKindOfWay() {
		String boxes = "type Query { x: Box z: Box } type Box { label: Label @shareable } type Label { left: Int }";
		String labels = "type Query { n: Int } type Label { right: Int }";
		assertThat(unanswered(boxes, labels)).isEqualTo("{ x { label { right } } }");
	}

	@Test
	void asksOneSubgraphForASharedMutation() {
		String a = "type Query { n: Int } type Mutation { do: Done @shareable } type Done { left: Int }";
		String b = "type Query { m: Int } type Mutation { do: Done @shareable } type Done { right: Int }";
		assertThat(unanswered(a, b)).isEqualTo("mutation { do { right } }\nmutation { do { left } }");
		assertThat(unanswered(a.replace("left: Int", "left: Int @shareable"),
				b.replace("right: Int", "right: Int left: Int @shareable")))
			.isEmpty();
	}

	@Test
	void asksWhoeverHasAMutationThatMovesUnderALabel() {
		assertThat(unanswered("type Query { n: Int } type Mutation { do: Done } type Done { left: Int @shareable }",
				"type Query { m: Int } type Mutation { do: Done @override(from: \"a\", label: \"percent(5)\") } type Done { left: Int @shareable }"))
			.isEmpty();
	}

	@Test
	void looksAtAValueUnderEachLabelAlsoWhereItIsFirstFoundUnderOne() {
		String a = "type Query { n: Int far: Thing @override(from: \"b\", label: \"percent(5)\") } interface Thing { n: Int }"
				+ " type Other implements Thing { n: Int } type Paper { ink: Int @override(from: \"b\", label: \"percent(5)\") }";
		String b = "type Query { far: Thing near: Paper } interface Thing { n: Int } type Paper implements Thing { n: Int ink: Int }";
		assertThat(unanswered(a, b)).isEqualTo("{ near { ink } }");
		assertThat(unanswered(a, b.replace("near: Paper", ""))).isEmpty();
	}

	@Test
	void asksForNoTypeThatSomebodyWhoSharesAFieldCannotBring() {
		String a = "type Query { near: Box } type Box @key(fields: \"id\") { id: ID content: Content @shareable } union Content = Paper type Paper { n: Int @shareable }";
		String b = "type Query { far: Box } type Box @key(fields: \"id\") { id: ID content: Content @shareable } union Content = Paper | Ink type Paper { n: Int @shareable } type Ink { red: Int @shareable }";
		String c = "type Query { ink: Ink } type Ink { red: Int @shareable blue: Int }";
		assertThat(unanswered(a, b, c)).isEmpty();
		assertThat(unanswered(a.replace("@key(fields: \"id\")", "@key(fields: \"id\", resolvable: false)"), b, c))
			.isEqualTo("{ far { content { ... on Ink { blue } } } }");
	}

	@Test
	void demandsATypeThatAllWhoShareAFieldCanBring() {
		String a = "type Query { x: Box } type Box KEY { id: ID @shareable content: Content @shareable } union Content = Paper type Paper { n: Int }";
		String b = "type Query { y: Box } type Box KEY { id: ID @shareable content: Content @shareable } union Content = Ink type Ink { red: Int }";
		String key = "@key(fields: \"id\")";
		assertThat(codes(a.replace("KEY", key), b.replace("KEY", key)))
			.containsOnly("SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES");
		assertThat(codes(a.replace("KEY", ""), b.replace("KEY", ""))).isEmpty();
		String mutation = " type Mutation { fill: Content @shareable }";
		assertThat(codes(a.replace("KEY", "") + mutation, b.replace("KEY", "") + mutation))
			.containsOnly("SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES");
	}

}
