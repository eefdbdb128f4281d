package sijill.federation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ComposeCommandTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@TempDir
	private Path folder;

	private int run(String... arguments) {
		return ComposeCommand.run(List.of(arguments), new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8));
	}

	private String file(String name, String sdl) throws IOException {
		Path file = this.folder.resolve(name);
		Files.writeString(file, sdl);
		return file.toString();
	}

	@Test
	void writesASupergraphThatCanBeServed() throws IOException {
		assertThat(run("a=http://a/graphql?x=1=" + file("a", "type Query { a: Int }"))).isZero();
		Supergraph supergraph = Supergraph.parse(this.out.toString(StandardCharsets.UTF_8));
		assertThat(supergraph.subgraphs()).containsExactly(new SubgraphAddress("a", "http://a/graphql?x=1"));
	}

	@Test
	void tellsWhatDoesNotComposeFromWhatCannotBeRead() throws IOException {
		assertThat(run("a=u=" + file("a", "type Query { a: Nope }"))).isEqualTo(1);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("INVALID_GRAPHQL", "(a:1)");
		assertThat(this.out.size()).isZero();
		assertThat(run("a=u=" + this.folder.resolve("nothing"))).isEqualTo(2);
		assertThat(run("a")).isEqualTo(2);
		assertThat(run()).isEqualTo(2);
	}

}
