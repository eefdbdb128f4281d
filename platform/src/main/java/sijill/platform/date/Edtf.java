package sijill.platform.date;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the part of the Extended Date/Time Format (ISO 8601-2) that the record uses.
 */
final class Edtf {

	private static final int LONGEST = 400;

	private static final int MOST_ALTERNATIVES = 20;

	private static final String OPEN = "..";

	private static final Pattern DATE = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)");

	private Edtf() {
	}

	static FuzzyDate parse(String text) {
		String edtf = text.strip();
		if (edtf.isEmpty()) {
			throw new EdtfException("a date must not be empty");
		}
		if (edtf.length() > LONGEST) {
			throw new EdtfException("a date has at most " + LONGEST + " characters");
		}
		if (edtf.startsWith("[")) {
			return alternatives(edtf);
		}
		if (edtf.contains("/")) {
			return interval(edtf);
		}
		Part date = Part.read(edtf, edtf);
		return new FuzzyDate(edtf, date.first, date.last, date.precision, date.approximate, false);
	}

	private static FuzzyDate interval(String edtf) {
		List<String> sides = List.of(edtf.split("/", -1));
		if (sides.size() != 2) {
			throw refused(edtf, "an interval has one beginning and one end, such as 2016-11-17/2016-12-13");
		}
		boolean openBeginning = sides.getFirst().equals(OPEN);
		boolean openEnd = sides.getLast().equals(OPEN);
		if (openBeginning && openEnd) {
			throw refused(edtf, "an interval needs a beginning or an end");
		}
		if (openBeginning) {
			Part end = Part.read(sides.getLast(), edtf);
			return new FuzzyDate(edtf, null, end.last, ofInterval(end.precision), end.approximate, false);
		}
		Part beginning = Part.read(sides.getFirst(), edtf);
		if (openEnd) {
			return new FuzzyDate(edtf, beginning.first, null, ofInterval(beginning.precision), beginning.approximate,
					false);
		}
		Part end = Part.read(sides.getLast(), edtf);
		if (end.last.isBefore(beginning.first)) {
			throw refused(edtf, "it ends before it begins");
		}
		DatePrecision precision = beginning.first.equals(end.last) ? DatePrecision.DAY
				: ofInterval(coarser(beginning.precision, end.precision));
		return new FuzzyDate(edtf, beginning.first, end.last, precision, beginning.approximate || end.approximate,
				false);
	}

	private static FuzzyDate alternatives(String edtf) {
		if (!edtf.endsWith("]")) {
			throw refused(edtf, "a set of alternatives ends with ]");
		}
		String[] members = edtf.substring(1, edtf.length() - 1).split(",", -1);
		SequencedSet<String> written = Stream.of(members)
			.map(String::strip)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		if (written.size() != members.length || written.size() < 2 || written.size() > MOST_ALTERNATIVES) {
			throw refused(edtf, "a set has 2 to " + MOST_ALTERNATIVES + " different alternatives");
		}
		List<Part> dates = written.stream().map((member) -> Part.read(member, edtf)).toList();
		LocalDate earliest = dates.stream().map(Part::first).min(LocalDate::compareTo).orElseThrow();
		LocalDate latest = dates.stream().map(Part::last).max(LocalDate::compareTo).orElseThrow();
		DatePrecision precision = dates.stream().map(Part::precision).reduce(DatePrecision.DAY, Edtf::coarser);
		boolean approximate = dates.stream().anyMatch(Part::approximate);
		return new FuzzyDate("[" + String.join(",", written) + "]", earliest, latest, precision, approximate, true);
	}

	private static DatePrecision ofInterval(DatePrecision ends) {
		return (ends == DatePrecision.DAY) ? DatePrecision.DAYS : ends;
	}

	private static DatePrecision coarser(DatePrecision one, DatePrecision other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private static EdtfException refused(String edtf, String why) {
		String shown = (edtf.length() > 60) ? edtf.substring(0, 60) + "..." : edtf;
		return new EdtfException("\"" + shown + "\" is not a date of the record: " + why);
	}

	private record Part(LocalDate first, LocalDate last, DatePrecision precision, boolean approximate) {

		static Part read(String text, String whole) {
			Matcher date = DATE.matcher(text);
			if (!date.matches()) {
				throw refused(whole,
						"write YYYY, YYYY-MM or YYYY-MM-DD, with ~ for about, A/B for an interval, [A,B] for alternatives");
			}
			boolean approximate = !date.group(4).isEmpty();
			int year = Integer.parseInt(date.group(1));
			if (year == 0) {
				throw refused(whole, "there is no year 0000");
			}
			if (date.group(2) == null) {
				return new Part(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), DatePrecision.YEAR, approximate);
			}
			int month = Integer.parseInt(date.group(2));
			if (month < 1 || month > 12) {
				throw refused(whole, "there is no month " + date.group(2));
			}
			YearMonth ofYear = YearMonth.of(year, month);
			if (date.group(3) == null) {
				return new Part(ofYear.atDay(1), ofYear.atEndOfMonth(), DatePrecision.MONTH, approximate);
			}
			int dayOfMonth = Integer.parseInt(date.group(3));
			if (!ofYear.isValidDay(dayOfMonth)) {
				throw refused(whole, "%s %d has %d days".formatted(
						Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH), year, ofYear.lengthOfMonth()));
			}
			LocalDate day = ofYear.atDay(dayOfMonth);
			return new Part(day, day, DatePrecision.DAY, approximate);
		}

	}

}
