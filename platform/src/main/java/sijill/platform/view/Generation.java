package sijill.platform.view;

import org.jspecify.annotations.Nullable;

/**
 * One filling of the views of one shape. A rebuild fills another beside it.
 *
 * @param shape names what the rows look like
 * @param number counts the fillings of the shape, from 1; one that was given up leaves
 * its number unused
 */
public record Generation(String shape, int number) {

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

	@Override
	public String toString() {
		return this.shape + "." + this.number;
	}

}
