package sijill.federation.schema;

import java.util.regex.Pattern;

import graphql.language.AstPrinter;
import graphql.language.Description;
import graphql.language.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes descriptions so that they read back as what they were.
 */
public final class Descriptions {

	/**
	 * What a block string would change: blanks at its ends, and quotes that would end it.
	 */
	private static final Pattern NOT_FOR_A_BLOCK = Pattern.compile("^$|^\\s|\\s$|\"\"\"|[\\p{Cntrl}&&[^\n\t]]");

	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	private Descriptions() {
	}

	/**
	 * A description as SDL: a block where that says the same, otherwise a quoted text.
	 */
	public static String print(String text) {
		if (NOT_FOR_A_BLOCK.matcher(text).find()) {
			return CONTROL.matcher(AstPrinter.printAstCompact(StringValue.of(text)))
				.replaceAll((it) -> String.format("\\\\u%04x", (int) it.group().charAt(0)));
		}
		boolean ownLines = text.contains("\n") || text.endsWith("\"") || text.endsWith("\\");
		return ownLines ? "\"\"\"\n" + text + "\n\"\"\"" : "\"\"\"" + text + "\"\"\"";
	}

	/**
	 * A description that graphql-java prints well: it writes blocks down as they are.
	 */
	static @Nullable Description printable(@Nullable Description description) {
		if (description == null || !description.isMultiLine()
				|| !NOT_FOR_A_BLOCK.matcher(description.getContent()).find()) {
			return description;
		}
		return new Description(description.getContent(), description.getSourceLocation(), false);
	}

}
