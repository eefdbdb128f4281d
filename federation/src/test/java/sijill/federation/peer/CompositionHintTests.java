package sijill.federation.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sijill.federation.Composition;
import sijill.federation.CompositionResult;
import sijill.federation.Hint;
import sijill.federation.Subgraph;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What composes, but may not be meant, is hinted at once and with its known code.
 */
class CompositionHintTests {

	static List<Mistake> oddities() throws IOException {
		return Mistake.all("hints.txt");
	}

	private static List<Hint> hints(List<Subgraph> subgraphs) {
		return switch (Composition.compose(subgraphs)) {
			case CompositionResult.Composed composed -> composed.hints();
			case CompositionResult.Failed failed -> throw new AssertionError(failed.errors());
		};
	}

	@ParameterizedTest
	@MethodSource("oddities")
	void hintsAtWhatMayNotBeMeant(Mistake oddity) {
		List<Subgraph> subgraphs = oddity.asSubgraphs();
		assertThat(hints(subgraphs)).extracting(Hint::code).containsExactly(oddity.code());
		assertThat(hints(subgraphs.reversed())).isEqualTo(hints(subgraphs));
	}

	@Test
	void hasNothingToSayWhereSubgraphsAgree() {
		String same = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.9\", import: [\"@shareable\", \"@cost\"])"
				+ "\"all\" type Query { f(x: Int = 1): E @shareable @cost(weight: 2) @deprecated } enum E { A B }";
		assertThat(hints(List.of(new Subgraph("a", "http://a", same), new Subgraph("b", "http://b", same)))).isEmpty();
	}

	@Test
	void showsEachHintThatIsDocumented() throws IOException {
		String document = Files.readString(Path.of("../docs/composition.md"));
		String hints = document.substring(document.indexOf("\n## Hints"), document.indexOf("\n## Known codes"));
		Set<String> documented = Pattern.compile("`([A-Z_]+)`")
			.matcher(hints)
			.results()
			.map((it) -> it.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(oddities()).extracting(Mistake::code).containsAll(documented).isSubsetOf(documented);
	}

}
