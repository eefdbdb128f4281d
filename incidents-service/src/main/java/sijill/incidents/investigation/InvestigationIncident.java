package sijill.incidents.investigation;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.incidents.incident.Incident;
import sijill.platform.paging.Link;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * An investigation looks into an incident.
 *
 * @param body that investigates
 * @param byNewest sorts the investigations of an incident by when they were opened
 * @param byPosition sorts the incidents of an investigation as it names them
 */
public record InvestigationIncident(@BsonId String id, String investigation, String incident, @Nullable String body,
		String byNewest, String byPosition) {

	static final Order NEWEST_FIRST = Order.descending("OPENED_NEWEST_FIRST", "byNewest");

	static final Order AS_NAMED = Order.ascending("AS_NAMED", "byPosition");

	public static final View<InvestigationIncident> ALL = View
		.of("investigation_incidents", InvestigationIncident.class)
		.children("incident", NEWEST_FIRST)
		.children("investigation", AS_NAMED);

	static final Link<InvestigationIncident, Investigation> INVESTIGATIONS = Link.of(ALL, "incident", "investigation",
			Investigation.ALL);

	static final Link<InvestigationIncident, Incident> INCIDENTS = Link.of(ALL, "investigation", "incident",
			Incident.ALL);

	static InvestigationIncident of(Investigation investigation, int position, String incident) {
		String row = investigation.id() + "|" + incident;
		return new InvestigationIncident(row, investigation.id(), incident, investigation.body(),
				SortKey.of(investigation.when().newest(), row), SortKey.of(position, row));
	}

}
