package sijill.platform.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import sijill.platform.error.BadInput;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;

/**
 * The one door through which rows are read: every read carries {@link Visibility}, so no
 * list, edge, entity or count can show more.
 */
public final class Views {

	private final ViewStore store;

	public Views(ViewStore store) {
		this.store = store;
	}

	/**
	 * The rows with these ids, withdrawn ones too; an unknown id is not in the answer.
	 */
	public <T> Map<String, T> byIds(View<T> view, Collection<String> ids) {
		return by(view, "_id", ids);
	}

	/**
	 * The rows whose {@code field} is one of these values, by that value. The field is
	 * unique, or one of the rows is taken.
	 */
	public <T> Map<String, T> by(View<T> view, String field, Collection<String> values) {
		Set<String> wanted = new LinkedHashSet<>(values);
		Map<String, T> rows = new HashMap<>();
		if (!wanted.isEmpty()) {
			for (BsonDocument row : rows(view).find(and(in(field, wanted), Visibility.visible()))
				.batchSize(wanted.size() + 1)) {
				rows.put(row.getString(field).getValue(), this.store.decode(view, row));
			}
		}
		return rows;
	}

	/**
	 * A page of a whole list.
	 */
	public <T> Page<T> page(View<T> view, Criteria criteria, Order order, PageRequest request) {
		view.mustList(order);
		Keyset keyset = Keyset.of(view, order, request);
		refuseLongSort(view, criteria);
		Bson wanted = and(criteria.bson(), Visibility.listed());
		List<BsonDocument> rows = rows(view).find(and(wanted, keyset.after()))
			.sort(keyset.sort())
			.hint(criteria.index(order))
			.limit(request.first() + 1)
			.batchSize(request.first() + 2)
			.into(new ArrayList<>());
		return keyset.page(rows, request.counted() ? rows(view).countDocuments(wanted) : null,
				(row) -> this.store.decode(view, row));
	}

	/**
	 * The same page of the list of each of these parents, in one command, and one more
	 * where the lists are counted.
	 */
	public <T> Map<String, Page<T>> pages(View<T> view, String parent, Collection<String> parents, Criteria criteria,
			Order order, PageRequest request) {
		return new ParentPages<>(this.store, view, parent, criteria, Keyset.of(view, order, request), null)
			.read(parents, (row) -> this.store.decode(view, row));
	}

	/**
	 * The same with the row that each row leads to; one that leads to nothing that is
	 * listed is left out and not counted. It costs one command more.
	 * @param target the field that holds the id of the other row
	 */
	public <L, R, X> Map<String, Page<X>> linked(View<L> links, String parent, Collection<String> parents,
			Criteria criteria, Order order, PageRequest request, String target, View<R> view,
			BiFunction<L, R, X> link) {
		View.Reference joined = new View.Reference(target, view);
		Map<String, Page<BsonDocument>> pages = new ParentPages<>(this.store, links, parent, criteria,
				Keyset.of(links, order, request), joined)
			.read(parents, (row) -> row);
		Map<String, R> rows = byIds(view,
				pages.values()
					.stream()
					.flatMap((page) -> page.items().stream())
					.map((item) -> item.row().getString(target).getValue())
					.toList());
		Map<String, Page<X>> linked = new HashMap<>();
		pages.forEach((id, page) -> linked.put(id, page.map((row) -> {
			R found = rows.get(row.getString(target).getValue());
			return (found != null) ? link.apply(this.store.decode(links, row), found) : null;
		})));
		return linked;
	}

	/**
	 * These ids and those of everything listed below them, at any depth, where
	 * {@code parent} names the one above.
	 * @throws BadInput naming {@code argument}, where they are more than {@code limit},
	 * or the ids none or more than 100
	 */
	public Set<String> within(View<?> view, String parent, Collection<String> ids, int limit, String argument) {
		Criteria.mustBeFew(argument, ids);
		Set<String> within = new LinkedHashSet<>(ids);
		Map<String, List<String>> below = new HashMap<>();
		int found = 0;
		for (BsonDocument row : rows(view)
			.aggregate(List.of(Aggregates.match(and(in("_id", within), Visibility.visible())),
					Aggregates.graphLookup(this.store.shown().collection(view), "$_id", "_id", parent, "below"),
					Aggregates.unwind("$below"), Aggregates.replaceRoot("$below"),
					Aggregates.project(Projections.include(parent, Row.AUDIENCE, Row.LISTED)),
					Aggregates.limit(limit * within.size() + 1)))
			.batchSize(limit * within.size() + 2)) {
			found++;
			if (Visibility.isListed(row)) {
				below.computeIfAbsent(row.getString(parent).getValue(), (key) -> new ArrayList<>())
					.add(row.getString("_id").getValue());
			}
		}
		// The embedded server cannot leave out what is not listed while it looks.
		Deque<String> above = new ArrayDeque<>(within);
		while (!above.isEmpty()) {
			below.getOrDefault(above.pop(), List.of()).stream().filter(within::add).forEach(above::push);
		}
		if (within.size() > limit || found > limit * ids.size()) {
			throw new BadInput(argument, "holds more than %d entries: narrow it".formatted(limit));
		}
		return within;
	}

	private void refuseLongSort(View<?> view, Criteria criteria) {
		Integer limit = criteria.sortLimit();
		if (limit != null && rows(view).countDocuments(and(criteria.bson(), Visibility.listed()),
				new CountOptions().limit(limit + 1)) > limit) {
			throw new BadInput("filter", "matches more than %d entries: narrow it".formatted(limit));
		}
	}

	private MongoCollection<BsonDocument> rows(View<?> view) {
		return this.store.readable(view, this.store.shown());
	}

}
