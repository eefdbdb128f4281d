package sijill.platform.text;

import java.util.IllformedLocaleException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import sijill.platform.error.BadInput;

/**
 * Tags of languages (BCP 47).
 */
public final class Languages {

	static final String MESSAGE = "must be the tag of a language (BCP 47), such as en";

	private Languages() {
	}

	/**
	 * The tag in its canonical form, such as {@code zh-Hans} for {@code ZH-hans}; null
	 * where it is none.
	 */
	public static @Nullable String canonical(String tag) {
		Locale locale = locale(tag);
		return (locale != null) ? locale.toLanguageTag() : null;
	}

	/**
	 * The canonical form of a tag that a client asks for.
	 * @throws BadInput naming the argument, where it is none
	 */
	public static String required(String argument, String tag) {
		String canonical = canonical(tag);
		if (canonical == null) {
			throw new BadInput(argument, MESSAGE);
		}
		return canonical;
	}

	/**
	 * The language of a tag without its script and region; the tag itself where it is
	 * none.
	 */
	public static String base(String tag) {
		Locale locale = locale(tag);
		return (locale != null) ? locale.getLanguage() : tag;
	}

	private static @Nullable Locale locale(String tag) {
		try {
			Locale locale = new Locale.Builder().setLanguageTag(tag).build();
			return locale.getLanguage().isEmpty() ? null : locale;
		}
		catch (IllformedLocaleException ex) {
			return null;
		}
	}

}
