package sijill.organizations.organization;

import java.util.List;

import org.jspecify.annotations.Nullable;
import sijill.platform.error.BadInput;
import sijill.platform.view.Criteria;
import sijill.platform.view.Views;

/**
 * What a list of organizations is narrowed to.
 */
record OrganizationFilter(@Nullable List<OrganizationKind> kinds, @Nullable List<String> countries,
		@Nullable String namePrefix, @Nullable List<String> within) {

	static Criteria criteria(@Nullable OrganizationFilter filter, Views views) {
		Criteria criteria = Organization.ALL.criteria();
		if (filter == null) {
			return criteria;
		}
		criteria.in("kinds", filter.kinds).in("countries", filter.countries);
		if (filter.namePrefix != null) {
			criteria.prefix("namePrefix", folded(filter.namePrefix));
		}
		if (filter.within != null) {
			criteria.ids("within",
					views.within(Organization.ALL, "parent", filter.within, Organization.MOST_SORTED, "within"));
		}
		return criteria;
	}

	private static String folded(String prefix) {
		String folded = FoldedText.of(prefix);
		if (folded.isEmpty() || folded.length() > 200) {
			throw new BadInput("namePrefix", "must hold 1 to 200 letters");
		}
		return folded;
	}

}
