package sijill.incidents.incident;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import sijill.platform.date.FuzzyDate;
import sijill.platform.entry.EntryId;
import sijill.platform.entry.Provenance;
import sijill.platform.entry.Text;

/**
 * An incident as it is imported.
 */
record IncidentEntry(@NotNull @Text String title, @Nullable @Text String summary, @NotNull FuzzyDate occurred,
		@Nullable @Text String localTime, @NotNull @Valid Location location,
		@Size(max = 100) List<@NotNull @Valid Location> otherPlaces,
		@Size(max = 100) List<@NotNull ChemicalAgent> agents, @Nullable @Text String agentNote,
		@Size(max = 100) List<@NotNull DeliveryMethod> deliveryMethods, @Nullable @Text String target,
		@NotNull UseStatus useStatus, @NotNull AttributionStatus attributionStatus,
		@Size(max = 100) List<@NotNull @Valid CasualtyEstimate> casualties, @Nullable @EntryId String series,
		@NotNull @Valid Provenance provenance) {

	@SuppressWarnings("NullAway") // Jackson hands over null for an absent list
	IncidentEntry {
		otherPlaces = (otherPlaces != null) ? otherPlaces : List.of();
		agents = (agents != null) ? agents : List.of();
		deliveryMethods = (deliveryMethods != null) ? deliveryMethods : List.of();
		casualties = (casualties != null) ? casualties : List.of();
	}

}
