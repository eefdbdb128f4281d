package sijill.platform.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Stream;

import com.mongodb.client.model.Indexes;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A collection of rows, with the table of the lists that are read from it: each filter,
 * each order and each parent has its index.
 *
 * @param <T> a row: a record whose id is its {@code @BsonId}
 */
public final class View<T> {

	private final String name;

	private final Class<T> type;

	private final List<Order> orders = new ArrayList<>();

	private final Map<String, Filter> filters = new LinkedHashMap<>();

	private final List<Children> children = new ArrayList<>();

	private @Nullable Reference whole;

	private View(String name, Class<T> type) {
		this.name = name;
		this.type = type;
	}

	public static <T> View<T> of(String name, Class<T> type) {
		return new View<>(name, type);
	}

	/**
	 * The orders in which it is listed.
	 */
	public View<T> orders(Order... orders) {
		this.orders.addAll(List.of(orders));
		return this;
	}

	/**
	 * A filter that keeps every order: found and sorted by one index.
	 */
	public View<T> filter(String name, String field) {
		this.filters.put(name, new Filter(name, field, null));
		return this;
	}

	/**
	 * A filter after which the rows are sorted in memory: refused where more than
	 * {@code limit} match.
	 */
	public View<T> sortingFilter(String name, String field, int limit) {
		this.filters.put(name, new Filter(name, field, limit));
		return this;
	}

	/**
	 * A scalar field by which the rows are listed under a parent in this order, and the
	 * filters, of those named before, that narrow such a list.
	 */
	public View<T> children(String parent, Order order, String... filters) {
		this.children.add(new Children(parent, order, Stream.of(filters).map(this::filter).toList()));
		return this;
	}

	/**
	 * The same list narrowed by every filter named before.
	 */
	public View<T> filteredChildren(String parent, Order order) {
		return children(parent, order, this.filters.keySet().toArray(String[]::new));
	}

	/**
	 * A row is listed only as long as what it is part of is listed: nothing is left of a
	 * withdrawn whole. Such rows are listed under parents only.
	 * @param field the one that holds the id of the whole
	 */
	public View<T> partOf(String field, View<?> whole) {
		this.whole = new Reference(field, whole);
		return this;
	}

	public String name() {
		return this.name;
	}

	public Class<T> type() {
		return this.type;
	}

	public List<Order> orders() {
		return List.copyOf(this.orders);
	}

	public List<Filter> filters() {
		return List.copyOf(this.filters.values());
	}

	public List<Children> children() {
		return List.copyOf(this.children);
	}

	/**
	 * Conditions on the filters of this view.
	 */
	public Criteria criteria() {
		return new Criteria(this);
	}

	Filter filter(String name) {
		Filter filter = this.filters.get(name);
		if (filter == null) {
			throw new IllegalArgumentException("No filter '%s' in the table of '%s'".formatted(name, this.name));
		}
		return filter;
	}

	@Nullable Reference whole() {
		return this.whole;
	}

	/**
	 * Refuses a list that this table does not name, and that no index would serve.
	 */
	void mustList(Order order) {
		if (!this.orders.contains(order) || this.whole != null) {
			throw new IllegalArgumentException("'%s' is not listed as a whole by %s".formatted(this.name, order));
		}
	}

	void mustList(String parent, Order order, Collection<Filter> narrowed) {
		if (this.children.stream()
			.noneMatch((list) -> list.parent().equals(parent) && list.order().equals(order)
					&& list.filters().containsAll(narrowed))) {
			throw new IllegalArgumentException(
					"'%s' is not listed under '%s' by %s and %s".formatted(this.name, parent, order, narrowed));
		}
	}

	List<Bson> indexes() {
		SequencedSet<List<String>> keys = new LinkedHashSet<>();
		for (Children list : this.children) {
			keys.add(keys(list.parent(), list.order().field()));
			list.filters().forEach((filter) -> keys.add(keys(list.parent(), filter.field(), list.order().field())));
		}
		for (Order order : this.orders) {
			keys.add(keys(order.field()));
			this.filters.values().forEach((filter) -> keys.add(keys(filter, order)));
		}
		keys.remove(List.of("_id"));
		return keys.stream().map(Indexes::ascending).toList();
	}

	/**
	 * The index that serves a list narrowed by this filter alone.
	 */
	static Bson index(Filter filter, Order order) {
		return Indexes.ascending(keys(filter, order));
	}

	private static List<String> keys(Filter filter, Order order) {
		return (filter.sortLimit() != null) ? keys(filter.field()) : keys(filter.field(), order.field());
	}

	private static List<String> keys(String... fields) {
		return Stream.of(fields).distinct().toList();
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * A row of the table.
	 *
	 * @param sortLimit how many matches may be sorted in memory; null where none is
	 */
	public record Filter(String name, String field, @Nullable Integer sortLimit) {
	}

	/**
	 * The lists under one kind of parent.
	 */
	public record Children(String parent, Order order, List<Filter> filters) {
	}

	/**
	 * A field that holds the id of a row of another view.
	 */
	record Reference(String field, View<?> view) {
	}

}
