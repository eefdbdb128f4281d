package sijill.incidents.series;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.platform.entry.Provenance;
import sijill.platform.entry.RecordInfo;
import sijill.platform.view.View;

/**
 * A series as it is read.
 */
public record IncidentSeries(@BsonId String id, String title, @Nullable String description, Provenance provenance,
		RecordInfo record) {

	public static final View<IncidentSeries> ALL = View.of("series", IncidentSeries.class);

	static IncidentSeries of(String id, SeriesEntry entry, RecordInfo info) {
		return new IncidentSeries(id, entry.title(), entry.description(), entry.provenance(), info);
	}

}
