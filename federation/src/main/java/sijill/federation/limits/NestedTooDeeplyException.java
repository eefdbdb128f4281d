package sijill.federation.limits;

import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;

/**
 * A text has more brackets within each other than anybody means.
 */
public final class NestedTooDeeplyException extends InvalidSyntaxException {

	private static final long serialVersionUID = 1L;

	NestedTooDeeplyException(int line, int column) {
		super("nested too deeply at line " + line + " column " + column, new SourceLocation(line, column), null, null,
				null);
	}

}
