package sijill.organizations.organization;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;

/**
 * Text without what a search ignores: case, accents, Arabic vowel marks and the
 * lengthening stroke.
 */
final class FoldedText {

	private static final UnicodeSet IGNORED = new UnicodeSet("[[:Mn:][:Cf:]\u0640]").freeze();

	private static final Normalizer2 DECOMPOSED = Normalizer2.getNFKDInstance();

	private FoldedText() {
	}

	static String of(String text) {
		StringBuilder folded = new StringBuilder(text.length());
		DECOMPOSED.normalize(UCharacter.foldCase(DECOMPOSED.normalize(text), true))
			.codePoints()
			.filter((point) -> !IGNORED.contains(point))
			.forEach(folded::appendCodePoint);
		return folded.toString().strip();
	}

}
