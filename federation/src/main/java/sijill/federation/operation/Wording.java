package sijill.federation.operation;

import java.util.regex.Pattern;

/**
 * What graphql-java says of a wrong document or variable, as a client may read it:
 * without the names of its classes, which it gives for values and their types.
 */
public final class Wording {

	private static final int LONGEST = 500;

	/**
	 * Names and values of any length stand in what is said, and patterns take their time.
	 */
	private static final int LONGEST_READ = 2_000;

	private static final Pattern PREFIX = Pattern.compile("^\\s*Validation [eE]rror \\([^)]*\\)\\s?:\\s*");

	/** The value is written as graphql-java's own tree. */
	private static final Pattern ARGUMENT = Pattern.compile(
			"^argument ('[^']+') with value '.*?' ((?:is not a valid|must not be|must be an|is missing|contains a) )",
			Pattern.DOTALL);

	private static final Pattern TREE = Pattern.compile(" - (?:Expected an AST type of .*|.*\\w+Value\\{.*)$",
			Pattern.DOTALL);

	private static final Pattern BAD_DEFAULT = Pattern.compile("^Bad default value '.*' for type", Pattern.DOTALL);

	private static final Pattern NO_OBJECT = Pattern.compile("Expected type 'Map' but was '.*", Pattern.DOTALL);

	private static final Pattern JAVA_TYPE = Pattern.compile(",? but (?:it )?was (?:a )?'[^']*'");

	private static final Pattern UNREADABLE = Pattern
		.compile("with ANTLR error '(?:token recognition error at: )?(.*)' at line", Pattern.DOTALL);

	private static final Pattern SUSPECT = Pattern
		.compile("Value\\{|\\w+Exception\\b(?!')|(?:\\b[a-z]+\\.){2,}[A-Z]\\w+");

	private Wording() {
	}

	/**
	 * A sentence for the client.
	 */
	public static String of(String message) {
		String said = PREFIX.matcher(message).replaceFirst("");
		said = said.substring(0, Math.min(said.length(), LONGEST_READ));
		if (ARGUMENT.matcher(said).find()) {
			said = TREE.matcher(ARGUMENT.matcher(said).replaceFirst("$1 $2")).replaceFirst("");
		}
		said = said.replace("Subscription operation 'null'", "A subscription");
		said = BAD_DEFAULT.matcher(said).replaceFirst("Bad default value for type");
		said = NO_OBJECT.matcher(said).replaceFirst("Expected an object");
		said = JAVA_TYPE.matcher(said).replaceAll("");
		said = UNREADABLE.matcher(said).replaceFirst("at $1 at line");
		if (SUSPECT.matcher(said).find()) {
			return "The document or its variables are not valid";
		}
		return (said.length() > LONGEST) ? said.substring(0, LONGEST) + "..." : said.strip();
	}

}
