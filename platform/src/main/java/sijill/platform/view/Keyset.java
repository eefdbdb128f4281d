package sijill.platform.view;

import java.util.List;
import java.util.function.Function;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list begins, how the list is sorted, and what page its rows make.
 *
 * @param after what is behind the cursor; everything where there is none
 */
record Keyset(View<?> view, Order order, PageRequest request, Bson after) {

	/**
	 * Refuses a cursor that is not of this view and order before anything is read.
	 */
	static Keyset of(View<?> view, Order order, PageRequest request) {
		String cursor = request.after();
		if (cursor == null) {
			return new Keyset(view, order, request, new BsonDocument());
		}
		String sortKey = Cursor.sortKey(view, order, cursor);
		return new Keyset(view, order, request,
				order.descending() ? Filters.lt(order.field(), sortKey) : Filters.gt(order.field(), sortKey));
	}

	Bson sort() {
		return this.order.descending() ? Sorts.descending(this.order.field()) : Sorts.ascending(this.order.field());
	}

	/**
	 * The page of these rows, of which there may be one more than it holds.
	 */
	<T> Page<T> page(List<BsonDocument> rows, @Nullable Long total, Function<BsonDocument, T> mapping) {
		List<Page.Item<T>> items = rows.stream()
			.limit(this.request.first())
			.map((row) -> new Page.Item<>(Cursor.after(this.view, this.order, sortKey(row)), mapping.apply(row)))
			.toList();
		return new Page<>(items, rows.size() > this.request.first(), this.request.after() != null, total);
	}

	private String sortKey(BsonDocument row) {
		BsonValue value = row;
		for (String step : this.order.field().split("\\.", -1)) {
			value = value.isDocument() ? value.asDocument().get(step, BsonNull.VALUE) : BsonNull.VALUE;
		}
		return value.asString().getValue();
	}

}
