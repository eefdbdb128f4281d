package sijill.incidents.incident;

import java.util.List;

import org.jspecify.annotations.Nullable;
import sijill.platform.date.DateRange;
import sijill.platform.view.Criteria;

/**
 * What a list of incidents is narrowed to.
 */
record IncidentFilter(@Nullable DateRange occurred, @Nullable List<ChemicalAgent> agents,
		@Nullable List<DeliveryMethod> deliveryMethods, @Nullable List<String> countries, @Nullable List<String> admin1,
		@Nullable List<String> gazetteerCodes, @Nullable List<UseStatus> useStatuses,
		@Nullable List<AttributionStatus> attributionStatuses, @Nullable Boolean contested,
		@Nullable List<String> investigatedBy, @Nullable List<String> accused, @Nullable List<String> claimants,
		@Nullable List<String> series) {

	static Criteria criteria(@Nullable IncidentFilter filter) {
		Criteria criteria = Incident.ALL.criteria();
		return (filter == null) ? criteria
				: criteria.overlaps("occurred", filter.occurred)
					.in("agents", filter.agents)
					.in("deliveryMethods", filter.deliveryMethods)
					.in("countries", filter.countries)
					.in("admin1", filter.admin1)
					.in("gazetteerCodes", filter.gazetteerCodes)
					.in("useStatuses", filter.useStatuses)
					.in("attributionStatuses", filter.attributionStatuses)
					.eq("contested", filter.contested)
					.in("investigatedBy", filter.investigatedBy)
					.in("accused", filter.accused)
					.in("claimants", filter.claimants)
					.in("series", filter.series);
	}

}
