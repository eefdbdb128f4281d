package sijill.platform.view;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param total the length of the whole list; null where it was not asked for
 */
public record Page<T>(List<Item<T>> items, boolean hasNext, boolean hasPrevious, @Nullable Long total) {

	/**
	 * The same page of something else; what is mapped to null is left out.
	 */
	public <R> Page<R> map(Function<T, @Nullable R> mapping) {
		return new Page<>(this.items.stream().<Item<R>>mapMulti((item, sink) -> {
			R mapped = mapping.apply(item.row());
			if (mapped != null) {
				sink.accept(new Item<>(item.cursor(), mapped));
			}
		}).toList(), this.hasNext, this.hasPrevious, this.total);
	}

	/**
	 * A row and the cursor that continues after it.
	 */
	public record Item<T>(String cursor, T row) {
	}

}
