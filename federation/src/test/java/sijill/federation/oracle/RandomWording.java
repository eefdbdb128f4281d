package sijill.federation.oracle;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a service words its schema: with directives or root types under other names, or in
 * the words of Federation 1, as far as that can say it, with extensions of what others
 * define.
 */
final class RandomWording {

	/**
	 * What a schema begins with that knows all that there is.
	 */
	static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.8\", import: [\"@key\", \"@shareable\", \"@external\", \"@requires\", \"@provides\", \"@interfaceObject\", \"@override\", \"@inaccessible\", \"@context\", \"@fromContext\"])\n";

	private static final Pattern ENTITY = Pattern.compile("type E\\d+[^{]*@key[^{]*\\{[^}]*}");

	private static final Pattern KEY = Pattern.compile("@key\\(fields: \"(\\w+)");

	private final Random random;

	RandomWording(Random random) {
		this.random = random;
	}

	/**
	 * The same schema in some words.
	 */
	String word(String sdl) {
		String worded = switch (this.random.nextInt(8)) {
			case 0 -> renamed(sdl);
			case 1 -> ofFirstVersion(sdl);
			default -> sdl;
		};
		return (this.random.nextInt(6) == 0) ? withOtherRoots(worded) : worded;
	}

	/**
	 * The same, with federation's directives under other names, but for the one that
	 * subgraphs have to agree on since clients' schemas depend on it.
	 */
	private static String renamed(String sdl) {
		String link = LINK.replaceAll("\"@(?!inaccessible)(\\w+)\"", "{name: \"@$1\", as: \"@its_$1\"}");
		return link + sdl.replace(LINK, "").replaceAll("@(?!inaccessible)", "@its_");
	}

	private String ofFirstVersion(String sdl) {
		return sdl
			.matches("(?s).*(@override|@inaccessible|@interfaceObject|@context|@fromContext|interface \\w+ @key).*")
					? sdl
					: ENTITY.matcher(sdl.replace(LINK, "#fed1\n").replace(" @shareable", ""))
						.replaceAll((it) -> Matcher
							.quoteReplacement((this.random.nextInt(3) == 0) ? extension(it.group()) : it.group()));
	}

	/** Its keys are external, as that version wants it. */
	private static String extension(String type) {
		String extension = "extend " + type;
		for (String key : KEY.matcher(type).results().map((it) -> it.group(1)).toList()) {
			extension = extension.replaceFirst("(\n  " + key + ": \\S+)(?! @external)", "$1 @external");
		}
		return extension;
	}

	/** Root types that others know under their usual names, or under yet other ones. */
	private String withOtherRoots(String sdl) {
		String worded = sdl;
		StringBuilder roots = new StringBuilder();
		for (String root : List.of("Query", "Mutation", "Subscription")) {
			if (sdl.contains("type " + root + " ")) {
				String name = List.of(root.substring(0, 1), root, "Own" + root).get(this.random.nextInt(3));
				worded = worded.replaceAll("\\b" + root + "\\b", name);
				roots.append(root.toLowerCase(java.util.Locale.ROOT)).append(": ").append(name).append(' ');
			}
		}
		return roots.isEmpty() ? sdl : worded + "schema { " + roots + "}\n";
	}

}
