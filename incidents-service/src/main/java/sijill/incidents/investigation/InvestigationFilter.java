package sijill.incidents.investigation;

import java.util.List;

import org.jspecify.annotations.Nullable;
import sijill.platform.date.DateRange;
import sijill.platform.view.Criteria;

/**
 * What a list of investigations is narrowed to.
 */
record InvestigationFilter(@Nullable List<String> bodies, @Nullable List<String> incidents,
		@Nullable List<InvestigationStatus> statuses, @Nullable DateRange opened) {

	static Criteria criteria(@Nullable InvestigationFilter filter) {
		Criteria criteria = Investigation.ALL.criteria();
		return (filter == null) ? criteria
				: criteria.in("bodies", filter.bodies)
					.in("incidents", filter.incidents)
					.in("statuses", filter.statuses)
					.overlaps("opened", filter.opened);
	}

}
