package sijill.incidents;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import sijill.incidents.attribution.AttributionEntries;
import sijill.incidents.finding.FindingEntries;
import sijill.incidents.incident.IncidentEntries;
import sijill.incidents.investigation.InvestigationEntries;
import sijill.incidents.series.SeriesEntries;
import sijill.platform.entry.EntryKind;
import sijill.platform.projection.ReadModel;
import sijill.platform.view.View;

/**
 * What this service records, and what it reads.
 */
@Configuration(proxyBeanMethods = false)
class IncidentsConfiguration {

	/**
	 * Raised when rows change though their types do not, such as by a new line in
	 * docs/standards-of-proof.md.
	 */
	private static final int REVISION = 1;

	@Bean
	ReadModel readModel() {
		List<EntryKind<?>> kinds = List.of(new SeriesEntries(), new IncidentEntries(), new InvestigationEntries(),
				new FindingEntries(), new AttributionEntries());
		List<View<?>> views = List
			.of(SeriesEntries.VIEWS, IncidentEntries.VIEWS, InvestigationEntries.VIEWS, FindingEntries.VIEWS,
					AttributionEntries.VIEWS)
			.stream()
			.<View<?>>flatMap(List::stream)
			.toList();
		return new ReadModel(REVISION, kinds, views, List.of(new PartiesOfIncidents()));
	}

}
