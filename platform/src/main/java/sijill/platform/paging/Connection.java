package sijill.platform.paging;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import sijill.platform.view.Page;

/**
 * A page of a list, in the shape of the graph.
 *
 * @param <E> an edge
 * @param <N> a node
 * @param totalCount null where it was not asked for
 */
public record Connection<E, N>(List<E> edges, List<N> nodes, PageInfo pageInfo, @Nullable Long totalCount) {

	static <T> Connection<Edge<T>, T> of(Page<T> page) {
		return of(page, Edge::new, Function.identity());
	}

	/**
	 * A connection whose edges carry data of their own.
	 */
	public static <T, E, N> Connection<E, N> of(Page<T> page, BiFunction<String, T, E> edge, Function<T, N> node) {
		List<Page.Item<T>> items = page.items();
		return new Connection<>(items.stream().map((item) -> edge.apply(item.cursor(), item.row())).toList(),
				items.stream().map((item) -> node.apply(item.row())).toList(),
				new PageInfo(page.hasNext(), page.hasPrevious(), items.isEmpty() ? null : items.getFirst().cursor(),
						items.isEmpty() ? null : items.getLast().cursor()),
				page.total());
	}

}
