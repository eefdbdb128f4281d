package sijill.incidents.incident;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.platform.date.FuzzyDate;
import sijill.platform.date.Span;
import sijill.platform.entry.Provenance;
import sijill.platform.entry.RecordInfo;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * An incident as it is read.
 *
 * @param parties derived from attributions and investigations
 * @param countries of all its places; so are the next two
 * @param when filters by date
 * @param byNewest sorts by the last day on which it may have happened
 * @param byOldest sorts by the first
 * @param byRecorded sorts by the time of the first record
 */
public record Incident(@BsonId String id, String title, @Nullable String summary, FuzzyDate occurred,
		@Nullable String localTime, Location location, List<Location> otherPlaces, List<ChemicalAgent> agents,
		@Nullable String agentNote, List<DeliveryMethod> deliveryMethods, @Nullable String target, UseStatus useStatus,
		AttributionStatus attributionStatus, List<CasualtyEstimate> casualties, @Nullable String series,
		Provenance provenance, RecordInfo record, Parties parties, List<String> countries, List<String> regions,
		List<String> gazetteerCodes, Span when, String byNewest, String byOldest, String byRecorded) {

	public static final Order OCCURRED_NEWEST_FIRST = Order.descending("OCCURRED_NEWEST_FIRST", "byNewest");

	static final Order OCCURRED_OLDEST_FIRST = Order.ascending("OCCURRED_OLDEST_FIRST", "byOldest");

	static final Order RECORDED_NEWEST_FIRST = Order.descending("RECORDED_NEWEST_FIRST", "byRecorded");

	public static final View<Incident> ALL = View.of("incidents", Incident.class)
		.orders(OCCURRED_NEWEST_FIRST, OCCURRED_OLDEST_FIRST, RECORDED_NEWEST_FIRST)
		.filter("occurred", "when.touches")
		.filter("agents", "agents")
		.filter("deliveryMethods", "deliveryMethods")
		.filter("countries", "countries")
		.filter("admin1", "regions")
		.filter("gazetteerCodes", "gazetteerCodes")
		.filter("useStatuses", "useStatus")
		.filter("attributionStatuses", "attributionStatus")
		.filter("contested", "parties.contested")
		.filter("investigatedBy", "parties.bodies")
		.filter("accused", "parties.accused")
		.filter("claimants", "parties.claimants")
		.filter("series", "series")
		.children("series", OCCURRED_OLDEST_FIRST);

	static Incident of(String id, IncidentEntry entry, RecordInfo info) {
		Span when = Span.of(entry.occurred());
		return new Incident(id, entry.title(), entry.summary(), entry.occurred(), entry.localTime(), entry.location(),
				entry.otherPlaces(), entry.agents(), entry.agentNote(), entry.deliveryMethods(), entry.target(),
				entry.useStatus(), entry.attributionStatus(), entry.casualties(), entry.series(), entry.provenance(),
				info, Parties.NONE, ofPlaces(entry, Location::country), ofPlaces(entry, Location::admin1),
				ofPlaces(entry, Location::gazetteerCode), when, SortKey.of(when.newest(), id),
				SortKey.of(when.oldest(), id), SortKey.of(info.recorded(), id));
	}

	private static List<String> ofPlaces(IncidentEntry entry, Function<Location, @Nullable String> field) {
		return Stream.concat(Stream.of(entry.location()), entry.otherPlaces().stream())
			.map(field)
			.filter(Objects::nonNull)
			.distinct()
			.toList();
	}

	public boolean contested() {
		return this.parties.contested();
	}

	/**
	 * The same incident with what others recorded of it.
	 */
	public Incident with(Parties parties) {
		return new Incident(this.id, this.title, this.summary, this.occurred, this.localTime, this.location,
				this.otherPlaces, this.agents, this.agentNote, this.deliveryMethods, this.target, this.useStatus,
				this.attributionStatus, this.casualties, this.series, this.provenance, this.record, parties,
				this.countries, this.regions, this.gazetteerCodes, this.when, this.byNewest, this.byOldest,
				this.byRecorded);
	}

}
