package sijill.platform.date;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * The fewest calendar units that fill an interval: whole years, then whole months, then
 * days. Two intervals overlap where a unit of one is, contains or lies in a unit of the
 * other; {@link #ofEntry} and {@link #ofRange} turn this into "have a string in common",
 * which an index answers.
 *
 * <p>
 * An entry names its units, everything that contains them, and marks with {@code !} the
 * units that it fills. A range names its units, and with {@code !} what contains them.
 * Years before 1900 count as one and so do those after 2099, which keeps open intervals
 * short; there, the strings find too much and the exact condition beside them decides.
 */
record CalendarCover(List<String> days, List<String> months, List<String> years) {

	private static final String BEFORE = "before";

	private static final String AFTER = "after";

	private static final int FIRST_YEAR = 1900;

	private static final int LAST_YEAR = 2099;

	static CalendarCover of(LocalDate first, LocalDate last) {
		CalendarCover cover = new CalendarCover(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		LocalDate next = first;
		if (next.getYear() < FIRST_YEAR) {
			cover.years.add(BEFORE);
			next = LocalDate.of(FIRST_YEAR, 1, 1);
		}
		while (!next.isAfter(last) && next.getYear() <= LAST_YEAR) {
			next = cover.take(next, last);
		}
		if (last.getYear() > LAST_YEAR) {
			cover.years.add(AFTER);
		}
		return cover;
	}

	/** Takes the largest unit that begins at a day and ends in time; answers the next. */
	private LocalDate take(LocalDate day, LocalDate last) {
		if (day.getDayOfYear() == 1 && !day.plusYears(1).minusDays(1).isAfter(last)) {
			this.years.add(Integer.toString(day.getYear()));
			return day.plusYears(1);
		}
		if (day.getDayOfMonth() == 1 && !day.plusMonths(1).minusDays(1).isAfter(last)) {
			this.months.add(YearMonth.from(day).toString());
			return day.plusMonths(1);
		}
		this.days.add(day.toString());
		return day.plusDays(1);
	}

	List<String> ofEntry() {
		SequencedSet<String> units = new LinkedHashSet<>(this.days);
		units.addAll(this.months);
		units.addAll(this.years);
		units.addAll(containers());
		this.months.forEach((month) -> units.add(filled(month)));
		this.years.forEach((year) -> units.add(filled(year)));
		return List.copyOf(units);
	}

	List<String> ofRange() {
		SequencedSet<String> units = new LinkedHashSet<>(this.days);
		units.addAll(this.months);
		units.addAll(this.years);
		containers().forEach((container) -> units.add(filled(container)));
		return List.copyOf(units);
	}

	private SequencedSet<String> containers() {
		SequencedSet<String> containers = new LinkedHashSet<>();
		for (String day : this.days) {
			containers.add(day.substring(0, 7));
			containers.add(day.substring(0, 4));
		}
		this.months.forEach((month) -> containers.add(month.substring(0, 4)));
		return containers;
	}

	private static String filled(String unit) {
		return unit + "!";
	}

}
