package sijill.federation.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import sijill.federation.Subgraph;

/**
 * Subgraphs that do not compose for one reason, from {@code errors.txt}: the known code
 * of it, and the subgraph and line at fault, which end in {@code # here}; no subgraph
 * where no line is at fault.
 */
record Mistake(String code, String sentence, Map<String, String> subgraphs, @Nullable String subgraph, int line) {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.9\", import: "
			+ "[\"@key\", \"@shareable\", \"@external\", \"@requires\", \"@provides\", \"@override\", \"@inaccessible\", "
			+ "\"@interfaceObject\", \"@tag\", \"@authenticated\", \"@policy\", \"@context\", \"@fromContext\", \"@cost\", \"@listSize\"])\n";

	static List<Mistake> all() throws IOException {
		return all("errors.txt");
	}

	static List<Mistake> all(String file) throws IOException {
		List<Mistake> mistakes = new ArrayList<>();
		try (InputStream in = Objects.requireNonNull(Mistake.class.getResourceAsStream("/peers/" + file))) {
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			for (String one : text.split("(?m)^=== ", -1)) {
				if (!one.isBlank()) {
					mistakes.add(read(one));
				}
			}
		}
		return mistakes;
	}

	private static Mistake read(String text) {
		String[] parts = text.split("(?m)^--- ", -1);
		Map<String, String> subgraphs = new LinkedHashMap<>();
		String subgraph = null;
		int line = 0;
		for (int i = 1; i < parts.length; i++) {
			String[] named = parts[i].split("\n", 2);
			boolean linked = named[1].startsWith("extend schema @link") || named[1].startsWith("# federation 1");
			String sdl = (linked ? "\n" : LINK) + named[1];
			subgraphs.put(named[0], sdl);
			List<String> lines = sdl.lines().toList();
			for (int at = 0; at < lines.size(); at++) {
				if (lines.get(at).endsWith("# here")) {
					subgraph = named[0];
					line = at + 1;
				}
			}
		}
		String[] head = parts[0].strip().split(" ", 2);
		return new Mistake(head[0], head[1], subgraphs, subgraph, line);
	}

	List<Subgraph> asSubgraphs() {
		return this.subgraphs.entrySet()
			.stream()
			.map((it) -> new Subgraph(it.getKey(), "http://" + it.getKey(), it.getValue()))
			.toList();
	}

	@Override
	public String toString() {
		return this.code + " " + this.sentence;
	}

}
