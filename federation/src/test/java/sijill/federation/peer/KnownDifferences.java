package sijill.federation.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where a peer differs, and why that is right: each entry of the file is a pattern, after
 * a line for each reason that begins with {@code #}. A difference is known when one
 * pattern matches all of it.
 */
final class KnownDifferences {

	private final List<Pattern> patterns = new ArrayList<>();

	/**
	 * Where nothing is known.
	 */
	static KnownDifferences none() {
		return new KnownDifferences();
	}

	/**
	 * Reads a file of {@code peers}.
	 */
	static KnownDifferences read(String file) throws IOException {
		KnownDifferences known = new KnownDifferences();
		try (InputStream in = Objects.requireNonNull(KnownDifferences.class.getResourceAsStream("/peers/" + file))) {
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
