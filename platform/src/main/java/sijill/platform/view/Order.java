package sijill.platform.view;

/**
 * An order of a list: by a field that holds a {@link SortKey}.
 *
 * @param name stands in cursors, so that one of another order is refused
 */
public record Order(String name, String field, boolean descending) {

	public static Order ascending(String name, String field) {
		return new Order(name, field, false);
	}

	public static Order descending(String name, String field) {
		return new Order(name, field, true);
	}

}
