package sijill.organizations.organization;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import sijill.organizations.organization.OrganizationName.NameKind;
import sijill.platform.text.Languages;

/**
 * Which of an organization's names to show.
 */
final class DisplayName {

	private DisplayName() {
	}

	/**
	 * The best name in a language: the official one, else another that is still used;
	 * where the organization has none in that language, the official name.
	 */
	static String in(@Nullable String language, List<OrganizationName> names) {
		if (language == null) {
			return official(names);
		}
		String wanted = Languages.base(language);
		return names.stream()
			.filter((name) -> name.language() != null && Languages.base(name.language()).equals(wanted))
			.min(Comparator.<OrganizationName>comparingInt((name) -> language.equalsIgnoreCase(name.language()) ? 0 : 1)
				.thenComparing(OrganizationName::kind))
			.map(OrganizationName::text)
			.orElseGet(() -> official(names));
	}

	/**
	 * The first official name; entries without one are not recorded.
	 */
	static String official(List<OrganizationName> names) {
		return names.stream()
			.filter((name) -> name.kind() == NameKind.OFFICIAL)
			.findFirst()
			.orElseGet(names::getFirst)
			.text();
	}

}
