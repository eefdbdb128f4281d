package sijill.federation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

	@Test
	void saysWhatCannotBeReadWhateverItIs() throws IOException {
		Path bytes = this.folder.resolve("bytes");
		Files.write(bytes, new byte[] { (byte) 0xff, (byte) 0xfe, 0 });
		assertThat(run("a=u=" + bytes)).isEqualTo(2);
		assertThat(run("a=u=" + this.folder)).isEqualTo(2);
		assertThat(run("a=u=\u0000")).isEqualTo(2);
		assertThat(run()).isEqualTo(2);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("Cannot be read: " + bytes,
				"Cannot be read: " + this.folder, "Usage: compose NAME=URL=FILE ...");
	}

	@Test
	void saysWhyAFileCannotBeRead() throws IOException {
		Path bytes = this.folder.resolve("bytes");
		Files.write(bytes, "\"Prüfung\" type Query { a: Int }".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(reason("a=u=" + bytes)).endsWith("(not UTF-8)");
		assertThat(reason("a=u=" + this.folder)).endsWith("(a folder)");
		assertThat(reason("a=u=" + this.folder.resolve("nothing"))).endsWith("(there is no such file)");
		assertThat(reason("a=u=\u0000")).endsWith("(there is no such file)");
		Path endless = this.folder.resolve("endless");
		try (RandomAccessFile file = new RandomAccessFile(endless.toFile(), "rw")) {
			file.setLength(3L << 30);
		}
		assertThat(reason("a=u=" + endless)).endsWith("(longer than 64 MB)");
		assertThat(reason("--output=x=y")).isEqualTo("Not NAME=URL=FILE: --output=x=y");
	}

	private String reason(String argument) {
		this.err.reset();
		assertThat(run(argument)).isEqualTo(2);
		assertThat(this.out.size()).isZero();
		return this.err.toString(StandardCharsets.UTF_8).strip();
	}

	@Test
	void explainsItselfToWhoeverAsks() {
		assertThat(run("--help")).isZero();
		assertThat(this.out.toString(StandardCharsets.UTF_8)).startsWith("Usage: compose NAME=URL=FILE ...");
		assertThat(this.err.size()).isZero();
	}

	@Test
	void saysEachReasonInOneLine() throws IOException {
		String apart = "type Query { a: A }\ntype A @key(fields: \"id\") { id: ID! }";
		String unreachable = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.3\", import: [\"@key\"])\n"
				+ "type A @key(fields: \"id\", resolvable: false) { id: ID! b: Int }";
		assertThat(run("a=u=" + file("a", apart), "b=u=" + file("b", unreachable))).isEqualTo(1);
		assertThat(run("c=u=" + file("c", "type Query { c: Int } \u001b[31m"))).isEqualTo(1);
		assertThat(this.err.toString(StandardCharsets.UTF_8).lines())
			.allSatisfy((line) -> assertThat(line).startsWith("error ").doesNotContain("\u001b"))
			.anySatisfy((line) -> assertThat(line).contains("SATISFIABILITY_ERROR", "{ a { b } }"));
	}

	@Test
	void saysWhereNobodyTakesTheSupergraph() throws IOException {
		PrintStream full = new PrintStream(new OutputStream() {
			@Override
			public void write(int character) throws IOException {
				throw new IOException("No space left on device");
			}
		}, false, StandardCharsets.UTF_8);
		PrintStream errors = new PrintStream(this.err, true, StandardCharsets.UTF_8);
		assertThat(ComposeCommand.run(List.of("a=u=" + file("a", "type Query { a: Int }")), full, errors)).isEqualTo(2);
		assertThat(this.err.toString(StandardCharsets.UTF_8))
			.isEqualToIgnoringNewLines("Cannot be written: the standard output");
	}

	@Test
	void endsItsProcessWithTheVerdict() throws IOException, InterruptedException {
		String moved = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@override\"])\n"
				+ "\"سجل\" type Query { a: Int @override(from: \"gone\") }";
		assertThat(process("a=u=" + file("a", moved))).isZero();
		assertThat(Files.readString(this.folder.resolve("out"))).contains("join__Graph", "سجل");
		assertThat(Files.readString(this.folder.resolve("err"))).startsWith("hint FROM_SUBGRAPH_DOES_NOT_EXIST: ");
		assertThat(process("b=u=" + file("b", "type Query {\n  b: Nope\n}"))).isEqualTo(1);
		assertThat(Files.readString(this.folder.resolve("out"))).isEmpty();
		assertThat(Files.readString(this.folder.resolve("err"))).startsWith("error INVALID_GRAPHQL: [b] ")
			.contains("(b:2)");
		assertThat(process()).isEqualTo(2);
	}

	private int process(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), ComposeCommand.class.getName()));
		command.addAll(List.of(arguments));
		ProcessBuilder process = new ProcessBuilder(command).redirectOutput(this.folder.resolve("out").toFile())
			.redirectError(this.folder.resolve("err").toFile());
		// as in most containers, where nobody has said what people read
		process.environment().put("LC_ALL", "C");
		return process.start().waitFor();
	}

}
