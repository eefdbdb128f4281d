package sijill.platform.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import sijill.platform.error.BadInput;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

/**
 * The one door through which rows are read: every read passes {@link #visible()}, which
 * adds what the caller may see, so no list, edge, entity or count can show more.
 */
public final class Views {

	private final ViewStore store;

	Views(ViewStore store) {
		this.store = store;
	}

	/**
	 * What the caller may see: today, what is public.
	 */
	private static Bson visible() {
		return eq(Row.AUDIENCE, Row.PUBLIC);
	}

	/**
	 * What the caller may see in a list: a withdrawn entry has its id still, but is
	 * listed nowhere.
	 */
	private static Bson listed() {
		return and(visible(), eq(Row.LISTED, true));
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
			for (BsonDocument row : rows(view).find(and(in(field, wanted), visible())).batchSize(wanted.size() + 1)) {
				rows.put(row.getString(field).getValue(), this.store.decode(view, row));
			}
		}
		return rows;
	}

	/**
	 * A page of a whole list.
	 */
	public <T> Page<T> page(View<T> view, Criteria criteria, Order order, PageRequest request) {
		refuseLongSort(view, criteria);
		Bson wanted = and(criteria.bson(), listed());
		List<BsonDocument> rows = rows(view).find(and(wanted, after(order, request)))
			.sort(sort(order))
			.limit(request.first() + 1)
			.batchSize(request.first() + 2)
			.into(new ArrayList<>());
		return page(view, rows, order, request, request.counted() ? rows(view).countDocuments(wanted) : null);
	}

	/**
	 * The same page of the list of each of these parents, in one command, and one more
	 * where the lists are counted. The first stages give each parent that has any row:
	 * they ask for nothing but the parent, so that MongoDB jumps over the rows in the
	 * index; what may be seen is asked where rows are read. The rows come one by one,
	 * because one document holds no more than 16 MB.
	 */
	public <T> Map<String, Page<T>> pages(View<T> view, String parent, Collection<String> parents, Criteria criteria,
			Order order, PageRequest request) {
		Set<String> wanted = new LinkedHashSet<>(parents);
		Bson narrowed = and(criteria.bson(), listed());
		Map<String, Long> counts = request.counted() ? counts(view, parent, wanted, narrowed) : Map.of();
		Map<String, List<BsonDocument>> rows = new HashMap<>();
		rows(view).aggregate(List.of(Aggregates.match(in(parent, wanted)), Aggregates.group("$" + parent),
				lookup(view, parent, and(narrowed, after(order, request)), order, request), Aggregates.unwind("$row")))
			.batchSize(wanted.size() * (request.first() + 1) + 1)
			.forEach((found) -> rows.computeIfAbsent(found.getString("_id").getValue(), (id) -> new ArrayList<>())
				.add(found.getDocument("row")));
		Map<String, Page<T>> pages = new HashMap<>();
		wanted.forEach((id) -> pages.put(id, page(view, rows.getOrDefault(id, List.of()), order, request,
				request.counted() ? counts.getOrDefault(id, 0L) : null)));
		return pages;
	}

	/**
	 * These ids and those of everything below them, at any depth, where {@code parent}
	 * names the one above.
	 * @throws BadInput naming {@code argument}, where they are more than {@code limit}
	 */
	public Set<String> within(View<?> view, String parent, Collection<String> ids, int limit, String argument) {
		Set<String> within = new LinkedHashSet<>(ids);
		for (Document found : rows(view)
			.aggregate(
					List.of(Aggregates.match(and(in("_id", ids), visible())),
							Aggregates.graphLookup(this.store.current().collection(view), "$_id", "_id", parent,
									"below"),
							new Document("$project", new Document("ids", "$below._id"))),
					Document.class)
			.batchSize(ids.size() + 1)) {
			within.addAll(found.getList("ids", String.class));
		}
		if (within.size() > limit) {
			throw new BadInput(argument, "holds more than %d entries: narrow it".formatted(limit));
		}
		return within;
	}

	private <T> Map<String, Long> counts(View<T> view, String parent, Set<String> parents, Bson narrowed) {
		Map<String, Long> counts = new HashMap<>();
		rows(view)
			.aggregate(List.of(Aggregates.match(and(in(parent, parents), narrowed)),
					Aggregates.group("$" + parent, Accumulators.sum("count", 1L))), Document.class)
			.batchSize(parents.size() + 1)
			.forEach((found) -> counts.put(found.getString("_id"), found.getLong("count")));
		return counts;
	}

	/**
	 * The first rows of each parent: a join with itself, which reads no more of the index
	 * than it answers.
	 */
	private Bson lookup(View<?> view, String parent, Bson wanted, Order order, PageRequest request) {
		Bson ofParent = Filters.expr(new Document("$eq", List.of("$" + parent, "$$parent")));
		return Aggregates.lookup(this.store.current().collection(view),
				List.of(new com.mongodb.client.model.Variable<>("parent", "$_id")),
				List.of(Aggregates.match(and(ofParent, wanted)), Aggregates.sort(sort(order)),
						Aggregates.limit(request.first() + 1)),
				"row");
	}

	private void refuseLongSort(View<?> view, Criteria criteria) {
		Integer limit = criteria.sortLimit();
		if (limit != null && rows(view).countDocuments(and(criteria.bson(), listed()),
				new CountOptions().limit(limit + 1)) > limit) {
			throw new BadInput("filter", "matches more than %d entries: narrow it".formatted(limit));
		}
	}

	private <T> Page<T> page(View<T> view, List<BsonDocument> rows, Order order, PageRequest request,
			@Nullable Long total) {
		List<Page.Item<T>> items = rows.stream()
			.limit(request.first())
			.map((row) -> new Page.Item<>(Cursor.after(order, sortKey(row, order)), this.store.decode(view, row)))
			.toList();
		return new Page<>(items, rows.size() > request.first(), request.after() != null, total);
	}

	private static String sortKey(BsonDocument row, Order order) {
		BsonValue value = row;
		for (String step : order.field().split("\\.", -1)) {
			value = value.isDocument() ? value.asDocument().get(step, BsonNull.VALUE) : BsonNull.VALUE;
		}
		return value.asString().getValue();
	}

	private static Bson after(Order order, PageRequest request) {
		if (request.after() == null) {
			return new BsonDocument();
		}
		String sortKey = Cursor.sortKey(order, request.after());
		return order.descending() ? Filters.lt(order.field(), sortKey) : Filters.gt(order.field(), sortKey);
	}

	private static Bson sort(Order order) {
		return order.descending() ? Sorts.descending(order.field()) : Sorts.ascending(order.field());
	}

	private com.mongodb.client.MongoCollection<BsonDocument> rows(View<?> view) {
		return this.store.rows(view, this.store.current());
	}

}
