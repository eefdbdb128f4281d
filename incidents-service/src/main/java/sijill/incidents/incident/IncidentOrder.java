package sijill.incidents.incident;

import org.jspecify.annotations.Nullable;
import sijill.platform.view.Order;

/**
 * The orders of the graph.
 */
enum IncidentOrder {

	OCCURRED_NEWEST_FIRST, OCCURRED_OLDEST_FIRST, RECORDED_NEWEST_FIRST;

	static Order of(@Nullable IncidentOrder order) {
		return switch (order) {
			case null -> Incident.OCCURRED_NEWEST_FIRST;
			case OCCURRED_NEWEST_FIRST -> Incident.OCCURRED_NEWEST_FIRST;
			case OCCURRED_OLDEST_FIRST -> Incident.OCCURRED_OLDEST_FIRST;
			case RECORDED_NEWEST_FIRST -> Incident.RECORDED_NEWEST_FIRST;
		};
	}

}
