package sijill.documents.document;

import java.util.Locale;

/**
 * Official symbols of documents, such as S/2016/888.
 */
public final class Symbols {

	private Symbols() {
	}

	/**
	 * The form in which a symbol is looked for: spaces and case do not matter.
	 */
	public static String folded(String symbol) {
		StringBuilder folded = new StringBuilder(symbol.length());
		symbol.codePoints()
			.filter((point) -> !Character.isWhitespace(point) && !Character.isSpaceChar(point))
			.forEach(folded::appendCodePoint);
		return folded.toString().toUpperCase(Locale.ROOT);
	}

}
