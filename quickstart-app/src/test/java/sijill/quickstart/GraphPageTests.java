package sijill.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import sijill.federation.Composition;
import sijill.federation.CompositionResult;
import sijill.federation.Subgraph;
import sijill.federation.Supergraph;

import static org.assertj.core.api.Assertions.assertThat;

class GraphPageTests {

	private static final Path PAGE = Path.of("../docs/graph.md");

	@Test
	void thePageOfTheGraphIsNotStale() throws IOException {
		String current = GraphPage.of(Supergraph.parse(compose()).apiSchemaSdl());
		if (Boolean.getBoolean("sijill.write-docs")) {
			Files.writeString(PAGE, current);
		}
		assertThat(PAGE).content().isEqualTo(current);
	}

	private static String compose() {
		List<Subgraph> subgraphs = Stream.of("incidents", "documents", "organizations")
			.map((name) -> new Subgraph(name, "http://localhost/" + name, sdl("shared") + sdl(name)))
			.toList();
		CompositionResult result = Composition.compose(subgraphs);
		assertThat(result).isInstanceOf(CompositionResult.Composed.class);
		return ((CompositionResult.Composed) result).supergraphSdl();
	}

	private static String sdl(String folder) {
		try {
			Resource[] files = new PathMatchingResourcePatternResolver()
				.getResources("classpath*:graphql/%s/*.graphqls".formatted(folder));
			return Arrays.stream(files)
				.sorted(Comparator.comparing(Resource::getFilename))
				.map(GraphPageTests::text)
				.collect(Collectors.joining("\n"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(Resource resource) {
		try (InputStream in = resource.getInputStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
