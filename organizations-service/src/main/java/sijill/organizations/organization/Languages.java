package sijill.organizations.organization;

import java.util.Locale;

import sijill.platform.error.BadInput;

/**
 * Language tags (BCP 47).
 */
final class Languages {

	static final String TAG = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";

	static final String MESSAGE = "must be a language tag such as ar or en-GB";

	private Languages() {
	}

	/**
	 * The language of a tag without its script and region.
	 */
	static String base(String tag) {
		int dash = tag.indexOf('-');
		return ((dash < 0) ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
	}

	static String required(String argument, String tag) {
		if (!tag.matches(TAG)) {
			throw new BadInput(argument, MESSAGE);
		}
		return tag;
	}

}
