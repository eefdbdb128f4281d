package sijill.platform.graphql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import sijill.federation.ErrorCode;
import sijill.web.Failure;

/**
 * What graphql-java says of a wrong document or variable, without the names of its
 * classes, and with the argument that is meant.
 */
final class ValidationMessage {

	private static final Pattern PREFIX = Pattern.compile("^Validation [eE]rror \\([^)]*\\)\\s?:\\s*");

	/** The value is written as graphql-java's own tree. */
	private static final Pattern ARGUMENT = Pattern.compile(
			"^argument '([^']+)' with value '.*?' ((?:is not a valid|must not be|must be an|is missing|contains a) .*)$",
			Pattern.DOTALL);

	private static final Pattern VARIABLE = Pattern.compile("^(?:Undefined |Unused )?[vV]ariable '([^']+)'");

	private static final Pattern VARIABLE_FIELD = Pattern.compile("contains a field name '([^']+)'");

	private static final Pattern FIELD_ARGUMENT = Pattern
		.compile("^(?:Unknown field argument|Missing field argument|Null value for non-null field argument) '([^']+)'");

	private static final Pattern NAMED_VALUE = Pattern.compile(" - (?:Expected an AST type of .*|.*\\w+Value\\{.*)$",
			Pattern.DOTALL);

	private static final Pattern JAVA_TYPE = Pattern.compile("(?:,)? but (?:it )?was (?:a )?'[^']*'");

	private static final Pattern BAD_DEFAULT = Pattern.compile("^Bad default value '.*' for type", Pattern.DOTALL);

	private static final Pattern SUSPECT = Pattern.compile("Exception|Value\\{|(?:\\b[a-z]+\\.){2,}[A-Z]\\w+");

	private ValidationMessage() {
	}

	static Failure of(@Nullable String given) {
		if (given == null) {
			return Failure.of(ErrorCode.BAD_REQUEST);
		}
		String message = PREFIX.matcher(given).replaceFirst("");
		Matcher argument = ARGUMENT.matcher(message);
		String name = null;
		if (argument.matches()) {
			name = argument.group(1);
			message = "'" + name + "' " + NAMED_VALUE.matcher(argument.group(2)).replaceFirst("");
		}
		message = BAD_DEFAULT.matcher(JAVA_TYPE.matcher(message).replaceAll(""))
			.replaceFirst("Bad default value for type");
		if (SUSPECT.matcher(message).find()) {
			message = "The document or its variables are not valid";
		}
		if (name == null) {
			name = first(VARIABLE, message);
		}
		if (name == null) {
			name = first(FIELD_ARGUMENT, message);
		}
		if (name == null) {
			name = first(VARIABLE_FIELD, message);
		}
		return new Failure(ErrorCode.BAD_REQUEST, message.strip(), name);
	}

	private static @Nullable String first(Pattern pattern, String message) {
		Matcher matcher = pattern.matcher(message);
		return matcher.find() ? matcher.group(1) : null;
	}

}
