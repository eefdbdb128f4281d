package sijill.federation.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sijill.federation.Composition;
import sijill.federation.CompositionError;
import sijill.federation.CompositionResult;
import sijill.federation.Subgraph;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each mistake gets its known code, with the subgraph and the line, and no code can be
 * given that no mistake shows.
 */
class CompositionErrorTests {

	static List<Mistake> mistakes() throws IOException {
		return Mistake.all();
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void pointsAtTheMistakeWithItsKnownCode(Mistake mistake) {
		CompositionResult result = Composition.compose(mistake.asSubgraphs());
		assertThat(result).isInstanceOf(CompositionResult.Failed.class);
		List<CompositionError> errors = ((CompositionResult.Failed) result).errors();
		assertThat(errors).as(errors.toString()).anySatisfy((error) -> {
			assertThat(error.code()).isEqualTo(mistake.code());
			if (mistake.subgraph() != null) {
				assertThat(error.subgraph()).isEqualTo(mistake.subgraph());
				assertThat(error.line()).isEqualTo(mistake.line());
			}
		});
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void saysTheSameInWhateverOrder(Mistake mistake) {
		List<Subgraph> subgraphs = mistake.asSubgraphs();
		assertThat(Composition.compose(subgraphs.reversed())).isEqualTo(Composition.compose(subgraphs));
	}

	@Test
	void givesNoCodeThatNoMistakeShows() throws IOException {
		Set<String> shown = mistakes().stream().map(Mistake::code).collect(Collectors.toCollection(TreeSet::new));
		Pattern code = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");
		Set<String> given = new TreeSet<>();
		try (Stream<Path> files = Files.list(Path.of("src/main/java/sijill/federation/compose"))) {
			for (Path file : files.filter((it) -> !Objects.toString(it).endsWith("FederationDefinitions.java"))
				.toList()) {
				Matcher matcher = code.matcher(Files.readString(file));
				while (matcher.find()) {
					given.add(matcher.group(1));
				}
			}
		}
		String documented = Files.readString(Path.of("../docs/composition.md"));
		String hints = documented.substring(documented.indexOf("\n## Hints"), documented.indexOf("\n## Known codes"));
		given.removeIf((it) -> hints.contains("`" + it + "`"));
		given.removeIf((it) -> it
			.matches("(FIELD|FRAGMENT|INLINE|VARIABLE|INPUT)_(DEFINITION|SPREAD|FRAGMENT|FIELD|ARGUMENT)"));
		assertThat(shown).containsAll(given);
		assertThat(documented).contains(shown);
	}

}
