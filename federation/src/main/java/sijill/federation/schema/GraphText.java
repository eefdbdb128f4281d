package sijill.federation.schema;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;

/**
 * Parses texts of those to whom the graph belongs. They may be as long as the graph is:
 * what the parser refuses by default, it refuses clients.
 */
public final class GraphText {

	private static final ParserOptions OPTIONS = ParserOptions.getDefaultSdlParserOptions();

	/** The parser looks ahead through all of them, each time anew. */
	private static final int MOST_BRACKETS = 500;

	private static final String BLOCK = "\"\"\"";

	private GraphText() {
	}

	/**
	 * Parses a schema.
	 * @throws graphql.parser.InvalidSyntaxException where it is none
	 */
	public static Document schema(String sdl) {
		refuseDepth(sdl);
		return Parser.parse(ParserEnvironment.newParserEnvironment().document(sdl).parserOptions(OPTIONS).build());
	}

	private static void refuseDepth(String sdl) {
		int depth = 0;
		for (int at = 0; at < sdl.length(); at++) {
			switch (sdl.charAt(at)) {
				case '[', '{', '(' -> depth++;
				case ']', '}', ')' -> depth--;
				case '#' -> at = endOfLine(sdl, at);
				case '"' -> at = sdl.startsWith(BLOCK, at) ? endOfBlock(sdl, at) : endOfString(sdl, at);
				default -> {
				}
			}
			if (depth > MOST_BRACKETS) {
				int line = (int) sdl.substring(0, at + 1).lines().count();
				throw new NestedTooDeeplyException(line, at - sdl.lastIndexOf('\n', at));
			}
		}
	}

	private static int endOfLine(String sdl, int comment) {
		int end = sdl.indexOf('\n', comment);
		return (end < 0) ? sdl.length() : end;
	}

	private static int endOfBlock(String sdl, int start) {
		int end = sdl.indexOf(BLOCK, start + BLOCK.length());
		while (end > 0 && sdl.charAt(end - 1) == '\\') {
			end = sdl.indexOf(BLOCK, end + 1);
		}
		return (end < 0) ? sdl.length() : end + BLOCK.length() - 1;
	}

	private static int endOfString(String sdl, int start) {
		int at = start + 1;
		while (at < sdl.length() && sdl.charAt(at) != '"' && sdl.charAt(at) != '\n') {
			at += (sdl.charAt(at) == '\\') ? 2 : 1;
		}
		return at;
	}

}
