package sijill.platform.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One filling of the views of one shape. A rebuild fills another beside it.
 *
 * @param shape names what the rows look like
 * @param number counts the fillings of the shape, from 1; one that was given up leaves
 * its number unused
 */
public record Generation(String shape, int number) {

	private static final Pattern ROWS = Pattern.compile("[a-z_]+\\.([0-9a-f]{8})\\.\\d{1,9}");

	String collection(View<?> view) {
		return view.name() + "." + this;
	}

	/**
	 * The generation that a collection of this view belongs to; null where it is no
	 * collection of this view and shape.
	 */
	static @Nullable Generation of(View<?> view, String shape, String collection) {
		String prefix = view.name() + "." + shape + ".";
		String number = collection.startsWith(prefix) ? collection.substring(prefix.length()) : "";
		return number.matches("\\d{1,9}") ? new Generation(shape, Integer.parseInt(number)) : null;
	}

	/**
	 * Whether a collection holds rows, of whatever view, of another shape than this.
	 */
	static boolean isOfAnotherShape(String shape, String collection) {
		Matcher rows = ROWS.matcher(collection);
		return rows.matches() && !rows.group(1).equals(shape);
	}

	@Override
	public String toString() {
		return this.shape + "." + this.number;
	}

}
