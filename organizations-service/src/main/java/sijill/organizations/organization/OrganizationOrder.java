package sijill.organizations.organization;

import org.jspecify.annotations.Nullable;
import sijill.platform.view.Order;

/**
 * The orders of the graph.
 */
enum OrganizationOrder {

	NAME, RECORDED_NEWEST_FIRST;

	static Order of(@Nullable OrganizationOrder order) {
		return (order == RECORDED_NEWEST_FIRST) ? Organization.RECORDED_NEWEST_FIRST : Organization.NAME;
	}

}
