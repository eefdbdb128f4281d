package sijill.incidents.finding;

import org.bson.codecs.pojo.annotations.BsonId;
import sijill.incidents.incident.Incident;
import sijill.incidents.investigation.Investigation;
import sijill.platform.date.Span;
import sijill.platform.paging.Link;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * A finding concludes on an incident.
 *
 * @param within the investigation and the incident, for the findings of one on the other
 * @param byNewest sorts findings by when they were published
 * @param byPosition sorts the incidents of a finding as it names them
 */
public record FindingIncident(@BsonId String id, String finding, String investigation, String incident, String within,
		String byNewest, String byPosition) {

	static final Order NEWEST_FIRST = Order.descending("PUBLISHED_NEWEST_FIRST", "byNewest");

	static final Order AS_NAMED = Order.ascending("AS_NAMED", "byPosition");

	static final View<FindingIncident> ALL = View.of("finding_incidents", FindingIncident.class)
		.children("incident", NEWEST_FIRST)
		.children("within", NEWEST_FIRST)
		.children("finding", AS_NAMED)
		.partOf("investigation", Investigation.ALL);

	static final Link<FindingIncident, Finding> OF_INCIDENT = Link.of(ALL, "incident", "finding", Finding.ALL);

	static final Link<FindingIncident, Finding> OF_INVESTIGATION_ON_INCIDENT = Link.of(ALL, "within", "finding",
			Finding.ALL);

	static final Link<FindingIncident, Incident> INCIDENTS = Link.of(ALL, "finding", "incident", Incident.ALL);

	static FindingIncident of(Finding finding, int position, String incident) {
		String row = finding.id() + "|" + incident;
		return new FindingIncident(row, finding.id(), finding.investigation(), incident,
				within(finding.investigation(), incident), SortKey.of(Span.of(finding.published()).newest(), row),
				SortKey.of(position, row));
	}

	/**
	 * Unambiguous, since no id holds the separator.
	 */
	static String within(String investigation, String incident) {
		return investigation + "|" + incident;
	}

}
