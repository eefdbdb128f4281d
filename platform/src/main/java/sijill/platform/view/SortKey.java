package sijill.platform.view;

/**
 * A value to sort by, made unique by the id behind it: never null, so a list can be
 * resumed anywhere by one comparison.
 */
public final class SortKey {

	/**
	 * Sorts before everything that a value can hold, so "Ab" comes before "Ab c".
	 */
	private static final char SEPARATOR = '\u0001';

	private SortKey() {
	}

	public static String of(String value, String id) {
		return value + SEPARATOR + id;
	}

	/**
	 * For a number of a list, up to a million.
	 */
	public static String of(int number, String id) {
		return of("%07d".formatted(number), id);
	}

}
