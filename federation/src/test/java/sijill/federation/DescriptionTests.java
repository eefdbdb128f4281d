package sijill.federation;

import java.util.ArrayList;
import java.util.List;

import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.Node;
import graphql.language.StringValue;
import graphql.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people write about their schema reaches clients as they wrote it.
 */
class DescriptionTests {

	private static final String SCHEMA = "# type Query { # f(# x: I, # e: E): U # j: J }"
			+ " # interface J { # a: S } # type A implements J { # a: S } # union U = A"
			+ " # enum E { # V } # input I { # z: Int } # scalar S";

	@ParameterizedTest
	@ValueSource(strings = { "plain", "two\nlines", "a \"\"\" b", "two\n\"\"\" lines", "ends with \"", "ends with \\",
			"two\nend with \\", "  leading", "  all\n  indented", "first\n    second\n", "\n\nblank", "\\n is no line",
			"\\\"\"\"", "نص عربي \"مع\" اقتباس\nوسطر", "🙂", "", "   ", "\"\"\"\"", "x\ry", "a\n   \nb", "\ta\n\tb",
			"bell \u0007" })
	void reachesClientsAsItWasWritten(String text) {
		List<String> forms = new ArrayList<>(List.of(AstPrinter.printAst(StringValue.of(text))));
		String block = "\"\"\"" + text.replace("\"\"\"", "\\\"\"\"") + "\n\"\"\"";
		if (text.equals(((StringValue) Parser.parseValue(block)).getValue())) {
			forms.add(block);
		}
		for (String form : forms) {
			var composed = (CompositionResult.Composed) Composition
				.compose(List.of(new Subgraph("a", "http://a", SCHEMA.replace("#", form))));
			String client = Supergraph.parse(composed.supergraphSdl()).apiSchemaSdl();
			assertThat(descriptions(client)).hasSize(15).containsOnly(text);
			assertThat(Supergraph.parse(composed.supergraphSdl()).sdl()).doesNotContain("\u0007");
		}
	}

	private static List<String> descriptions(String sdl) {
		List<String> found = new ArrayList<>();
		collect(Parser.parse(sdl), found);
		return found;
	}

	private static void collect(Node<?> node, List<String> found) {
		if (node instanceof AbstractDescribedNode<?> described && described.getDescription() != null) {
			found.add(described.getDescription().getContent());
		}
		for (Node<?> child : node.getChildren()) {
			collect(child, found);
		}
	}

}
