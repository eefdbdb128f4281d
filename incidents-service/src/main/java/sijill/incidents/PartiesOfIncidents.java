package sijill.incidents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import sijill.incidents.attribution.Attribution;
import sijill.incidents.attribution.AttributionEntry;
import sijill.incidents.incident.Incident;
import sijill.incidents.incident.Parties;
import sijill.incidents.investigation.InvestigationEntry;
import sijill.incidents.investigation.InvestigationIncident;
import sijill.platform.projection.Derivation;
import sijill.platform.view.View;

/**
 * Tells an incident who is accused of it by whom, who investigates it, and whether
 * somebody contests that.
 */
final class PartiesOfIncidents implements Derivation<Incident> {

	@Override
	public View<Incident> view() {
		return Incident.ALL;
	}

	@Override
	public Set<String> targets(Object entry) {
		return switch (entry) {
			case AttributionEntry attribution -> Set.of(attribution.incident());
			case InvestigationEntry investigation -> Set.copyOf(investigation.incidents());
			default -> Set.of();
		};
	}

	@Override
	public Map<String, Incident> complete(Map<String, Incident> rows, Current current) {
		Map<String, Parties.Collector> parties = new LinkedHashMap<>();
		rows.keySet().forEach((id) -> parties.put(id, new Parties.Collector()));
		for (Attribution attribution : current.rows(Attribution.ALL, "incident", rows.keySet())) {
			Parties.Collector collector = parties.get(attribution.incident());
			if (collector != null) {
				collector.attributed(attribution.accused(), attribution.claimant(), attribution.contested());
			}
		}
		for (InvestigationIncident link : current.rows(InvestigationIncident.ALL, "incident", rows.keySet())) {
			Parties.Collector collector = parties.get(link.incident());
			if (collector != null && link.body() != null) {
				collector.investigatedBy(link.body());
			}
		}
		Map<String, Incident> completed = new LinkedHashMap<>();
		parties.forEach((id, collector) -> {
			Incident row = rows.get(id);
			if (row != null) {
				completed.put(id, row.with(collector.parties()));
			}
		});
		return completed;
	}

}
