package sijill.platform.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

	private final List<String> parents = new ArrayList<>();

	private final List<Children> children = new ArrayList<>();

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
	 * A scalar field by which the rows are listed under a parent.
	 */
	public View<T> parent(String field) {
		this.parents.add(field);
		return this;
	}

	/**
	 * A scalar field by which the rows are listed under a parent in one order only, and
	 * the filters, of those named before, that narrow such a list.
	 */
	public View<T> children(String parent, Order order, String... filters) {
		this.children.add(new Children(parent, order, Stream.of(filters).map(this::filter).toList()));
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

	public List<String> parents() {
		return List.copyOf(this.parents);
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

	List<Bson> indexes() {
		SequencedSet<List<String>> keys = new LinkedHashSet<>();
		Set<String> sortFields = new LinkedHashSet<>();
		this.orders.forEach((order) -> sortFields.add(order.field()));
		for (String sort : sortFields) {
			keys.add(List.of(sort));
			this.parents.forEach((parent) -> keys.add(List.of(parent, sort)));
		}
		for (Children list : this.children) {
			keys.add(List.of(list.parent(), list.order().field()));
			list.filters().forEach((filter) -> keys.add(List.of(list.parent(), filter.field(), list.order().field())));
		}
		for (Filter filter : this.filters.values()) {
			if (filter.field().equals("_id")) {
				continue;
			}
			if (filter.sortLimit() != null) {
				keys.add(List.of(filter.field()));
			}
			else {
				sortFields.forEach((sort) -> keys.add(List.of(filter.field(), sort)));
			}
		}
		return keys.stream().map(Indexes::ascending).toList();
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

}
