package sijill.federation.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where the other composer differs, and why that is right: each entry of the file is a
 * pattern, after a line for each reason that begins with {@code #}. A difference is known
 * when one pattern matches all of it.
 */
final class KnownDifferences {

	private final List<Pattern> patterns = new ArrayList<>();

	static KnownDifferences read() throws IOException {
		KnownDifferences known = new KnownDifferences();
		try (InputStream in = Objects
			.requireNonNull(KnownDifferences.class.getResourceAsStream("/peers/known-differences.txt"))) {
			for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
				if (!line.isBlank() && !line.startsWith("#")) {
					known.patterns.add(Pattern.compile(line, Pattern.DOTALL));
				}
			}
		}
		return known;
	}

	boolean explain(String difference) {
		return this.patterns.stream().anyMatch((it) -> it.matcher(difference.strip()).matches());
	}

}
