package sijill.platform.date;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.model.Filters;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What a stored row keeps of a date, so that it can be filtered by overlap and sorted
 * from an index. Days are ISO strings: a BSON date would be an instant.
 *
 * @param from the first day; null where there is none
 * @param to the last day; null where there is none
 * @param touches calendar units to match by {@code $in}, see {@link CalendarCover}
 * @param newest sorts newest first when descending; entries without a date come last
 * @param oldest sorts oldest first when ascending; entries without a date come last
 */
public record Span(@Nullable String from, @Nullable String to, List<String> touches, String newest, String oldest) {

	private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

	private static final LocalDate END = LocalDate.of(9999, 12, 31);

	/** MongoDB merges at most 200 index scans by a sort order; beyond that it sorts. */
	private static final int MOST_UNITS = 200;

	private static final Span NONE = new Span(null, null, List.of(), "", "9999-99-99");

	public Span {
		touches = List.copyOf(touches);
	}

	public static Span of(@Nullable FuzzyDate date) {
		if (date == null) {
			return NONE;
		}
		LocalDate first = (date.earliest() != null) ? date.earliest() : BEGINNING;
		LocalDate last = (date.latest() != null) ? date.latest() : END;
		return new Span(text(date.earliest()), text(date.latest()), CalendarCover.of(first, last).ofEntry(),
				last.toString(), first.toString());
	}

	/**
	 * What matches entries whose date may lie in the range. An entry without a date never
	 * matches, and a range without bounds does not filter. Serve it by an index that
	 * begins with {@code field.touches} and goes on with the sort order.
	 * @param field the path of the span in the stored row
	 */
	public static Bson overlaps(String field, DateRange range) {
		LocalDate from = range.from();
		LocalDate to = range.to();
		if (from == null && to == null) {
			return new BsonDocument();
		}
		List<Bson> conditions = new ArrayList<>();
		if (isIndexed(range)) {
			conditions.add(Filters.in(field + ".touches", units(range)));
		}
		// An open end sorts as the end of time and a missing date as "", so that the sort
		// keys are the exact test, too.
		conditions.add(Filters.gte(field + ".newest", iso((from != null) ? from : BEGINNING)));
		conditions.add(Filters.lte(field + ".oldest", iso((to != null) ? to : END)));
		return Filters.and(conditions);
	}

	/**
	 * Whether the index on what entries touch serves a range; one that needs too many
	 * units to be said is left to the order's index.
	 */
	public static boolean isIndexed(DateRange range) {
		return units(range).size() <= MOST_UNITS;
	}

	private static List<String> units(DateRange range) {
		LocalDate from = range.from();
		LocalDate to = range.to();
		return CalendarCover.of((from != null) ? from : BEGINNING, (to != null) ? to : END).ofRange();
	}

	/** A year beyond four digits would sort wrongly as text; no entry reaches there. */
	private static String iso(LocalDate day) {
		return (day.isBefore(BEGINNING) ? BEGINNING : day.isAfter(END) ? END : day).toString();
	}

	private static @Nullable String text(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : null;
	}

}
