package sijill.federation;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WrongSupergraphTests {

	private static final String LINK = """
			extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
					import: ["@key", "@external", "@requires", "@provides", "@shareable"])
			""";

	private static final String RIGHT = right();

	private static String right() {
		CompositionResult result = Composition.compose(List.of(new Subgraph("shop", "http://shop", LINK + """
				type Query { boxes: [Box] best: Box @provides(fields: "lid { size }") }
				type Box @key(fields: "id") { id: ID! lid: Lid @external }
				type Lid { size: Int @external }
				"""), new Subgraph("store", "http://store", LINK + """
				type Box @key(fields: "id") { id: ID! lid: Lid @shareable }
				type Lid { size: Int @shareable }
				"""), new Subgraph("post", "http://post", LINK + """
				type Box @key(fields: "id") { id: ID! lid: Lid @external fee: Int @requires(fields: "lid { size }") }
				type Lid { size: Int @external }
				""")));
		return ((CompositionResult.Composed) result).supergraphSdl();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'',
			textBlock = """
					graph: STORE, key: "id"     | graph: STORE, key: "no"          | @join__type(graph: STORE) at line LINE has key: "no", but Box has no field no
					graph: STORE, key: "id"     | graph: STORE, key: "id {"        | @join__type(graph: STORE) at line LINE has key: "id {", which is no field set
					requires: "lid { size }"    | requires: "lid { height }"       | @join__field(graph: POST) at line LINE has requires: "lid { height }", but Lid has no field height
					provides: "lid { size }"    | provides: "... on Bin { id }"    | @join__field(graph: SHOP) at line LINE has provides: "... on Bin { id }", but Bin has no field id
					graph: STORE, key: "id"     | graph: SHED, key: "id"           | @join__type(graph: SHED) at line LINE names no known subgraph
					join/v0.3                   | join/v0.9                        | The supergraph is written in join v0.9, and what can be read is 0.1 to 0.5
					""")
	void saysWhatIsWrongInWhichSubgraphAndWhere(String right, String wrong, String reason) {
		assertThat(RIGHT).contains(right);
		String before = RIGHT.substring(0, RIGHT.indexOf(right));
		String line = Integer.toString((int) before.lines().count());
		assertThatExceptionOfType(SupergraphException.class)
			.isThrownBy(() -> Supergraph.parse(RIGHT.replace(right, wrong)))
			.withMessage(reason.replace("LINE", line));
	}

}
