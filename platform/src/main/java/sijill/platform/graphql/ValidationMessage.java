package sijill.platform.graphql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import sijill.federation.ErrorCode;
import sijill.federation.operation.Wording;
import sijill.web.Failure;

/**
 * What graphql-java says of a wrong document or variable, with the argument that is
 * meant.
 */
final class ValidationMessage {

	private static final Pattern ARGUMENT = Pattern
		.compile("^'([^']+)' (?:is not a valid|must not be|must be an|is missing|contains a) ");

	private static final Pattern VARIABLE = Pattern.compile("^(?:Undefined |Unused )?[vV]ariable '([^']+)'");

	private static final Pattern VARIABLE_FIELD = Pattern.compile("contains a field name '([^']+)'");

	private static final Pattern FIELD_ARGUMENT = Pattern
		.compile("^(?:Unknown field argument|Missing field argument|Null value for non-null field argument) '([^']+)'");

	private ValidationMessage() {
	}

	static Failure of(@Nullable String given) {
		if (given == null) {
			return Failure.of(ErrorCode.BAD_REQUEST);
		}
		String message = Wording.of(given);
		String name = first(ARGUMENT, message);
		if (name == null) {
			name = first(VARIABLE, message);
		}
		if (name == null) {
			name = first(FIELD_ARGUMENT, message);
		}
		if (name == null) {
			name = first(VARIABLE_FIELD, message);
		}
		return new Failure(ErrorCode.BAD_REQUEST, message, name);
	}

	private static @Nullable String first(Pattern pattern, String message) {
		Matcher matcher = pattern.matcher(message);
		return matcher.find() ? matcher.group(1) : null;
	}

}
