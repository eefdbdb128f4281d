package sijill.federation.limits;

/**
 * Counts the brackets within each other in a text of GraphQL, before it is parsed: at the
 * types of variables the parser looks ahead through all of them, each time anew.
 */
public final class Brackets {

	private static final String BLOCK = "\"\"\"";

	private Brackets() {
	}

	/**
	 * Refuses a text that nests them deeper.
	 * @throws NestedTooDeeplyException where it does
	 */
	public static void refuseBeyond(int most, String text) {
		int depth = 0;
		for (int at = 0; at < text.length(); at++) {
			switch (text.charAt(at)) {
				case '[', '{', '(' -> depth++;
				case ']', '}', ')' -> depth--;
				case '#' -> at = endOfLine(text, at);
				case '"' -> at = text.startsWith(BLOCK, at) ? endOfBlock(text, at) : endOfString(text, at);
				default -> {
				}
			}
			if (depth > most) {
				int line = (int) text.substring(0, at + 1).lines().count();
				throw new NestedTooDeeplyException(line, at - text.lastIndexOf('\n', at));
			}
		}
	}

	private static int endOfLine(String text, int comment) {
		int end = text.indexOf('\n', comment);
		return (end < 0) ? text.length() : end;
	}

	private static int endOfBlock(String text, int start) {
		int end = text.indexOf(BLOCK, start + BLOCK.length());
		while (end > 0 && text.charAt(end - 1) == '\\') {
			end = text.indexOf(BLOCK, end + 1);
		}
		return (end < 0) ? text.length() : end + BLOCK.length() - 1;
	}

	private static int endOfString(String text, int start) {
		int at = start + 1;
		while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
			at += (text.charAt(at) == '\\') ? 2 : 1;
		}
		return at;
	}

}
