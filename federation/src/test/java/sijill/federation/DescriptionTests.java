package sijill.federation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.Node;
import graphql.language.StringValue;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people write about their schema reaches clients as they wrote it.
 */
class DescriptionTests {

	private static final String SCHEMA = "# schema { query: Query } # directive @d(# a: Int) on FIELD # type Query { # f(# x: I, # e: E): U # j: J }"
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
			assertThat(descriptions(client)).hasSize(18).containsOnly(text);
			assertThat(Supergraph.parse(composed.supergraphSdl()).sdl()).doesNotContain("\u0007");
		}
	}

	@Test
	void isWhatIntrospectionTells() {
		var composed = (CompositionResult.Composed) Composition
			.compose(List.of(new Subgraph("a", "http://a", SCHEMA.replace("#", "\"said\""))));
		GraphQlResponse answer = Engine.builder(Supergraph.parse(composed.supergraphSdl()))
			.introspection(true)
			.build()
			.execute(new GraphQlRequest(
					"{ __schema { description directives { name description args { description } } } }"));
		assertThat(new String(answer.bytes(), StandardCharsets.UTF_8))
			.contains("\"description\":\"said\",\"directives\"")
			.contains("{\"name\":\"d\",\"description\":\"said\",\"args\":[{\"description\":\"said\"}]}");
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
