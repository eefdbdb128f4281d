package sijill.platform.view;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * A value to sort by, made unique by the id behind it: never null, so a list can be
 * resumed anywhere by one comparison.
 */
public final class SortKey {

	/**
	 * Sorts before everything that a value can hold, so "Ab" comes before "Ab c".
	 */
	private static final char SEPARATOR = '\u0001';

	/**
	 * An instant's own text is as long as it needs to be, and so sorts wrongly.
	 */
	private static final DateTimeFormatter MILLIS = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

	private static final int LONGEST = 250;

	private SortKey() {
	}

	/**
	 * Of a longer value only the beginning counts, since cursors hold the key.
	 */
	public static String of(String value, String id) {
		return beginning(value) + SEPARATOR + id;
	}

	private static String beginning(String value) {
		if (value.length() <= LONGEST) {
			return value;
		}
		return value.substring(0, Character.isHighSurrogate(value.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
	}

	/**
	 * For the time of a record, to the millisecond.
	 */
	public static String of(Instant instant, String id) {
		return of(MILLIS.format(instant), id);
	}

	/**
	 * For a number of a list, up to a million.
	 */
	public static String of(int number, String id) {
		return of("%07d".formatted(number), id);
	}

}
