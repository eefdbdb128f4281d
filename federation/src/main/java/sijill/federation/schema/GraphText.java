package sijill.federation.schema;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;

import sijill.federation.limits.Brackets;

/**
 * Parses texts of those to whom the graph belongs. They may be as long as the graph is:
 * what the parser refuses by default, it refuses clients.
 */
public final class GraphText {

	private static final ParserOptions OPTIONS = ParserOptions.getDefaultSdlParserOptions();

	private static final int MOST_BRACKETS = 500;

	private GraphText() {
	}

	/**
	 * Parses a schema.
	 * @throws graphql.parser.InvalidSyntaxException where it is none
	 */
	public static Document schema(String sdl) {
		Brackets.refuseBeyond(MOST_BRACKETS, sdl);
		return Parser.parse(ParserEnvironment.newParserEnvironment().document(sdl).parserOptions(OPTIONS).build());
	}

}
