package sijill.documents.document;

import java.util.IllformedLocaleException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Tags of languages (BCP 47).
 */
public final class Languages {

	private Languages() {
	}

	/**
	 * The tag in its canonical form, such as {@code zh-Hans} for {@code ZH-hans}; null
	 * where it is none.
	 */
	public static @Nullable String canonical(String tag) {
		try {
			String canonical = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
			return canonical.equals("und") ? null : canonical;
		}
		catch (IllformedLocaleException ex) {
			return null;
		}
	}

}
