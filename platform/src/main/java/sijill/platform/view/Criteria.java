package sijill.platform.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.mongodb.client.model.Filters;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import sijill.platform.date.DateRange;
import sijill.platform.date.Span;
import sijill.platform.error.BadInput;

/**
 * What a list is narrowed to. Fields narrow each other, values in one list are
 * alternatives; null does not narrow.
 */
public final class Criteria {

	private static final int MOST_ALTERNATIVES = 100;

	private final View<?> view;

	private final List<Bson> conditions = new ArrayList<>();

	private final Set<View.Filter> filters = new LinkedHashSet<>();

	private @Nullable Integer sortLimit;

	/**
	 * Whether an index that begins with the one filter serves.
	 */
	private boolean indexed = true;

	Criteria(View<?> view) {
		this.view = view;
	}

	/**
	 * One of these values.
	 * @throws BadInput where the list is empty or longer than 100
	 */
	public Criteria in(String filter, @Nullable Collection<?> values) {
		if (values == null) {
			return this;
		}
		mustBeFew(filter, values);
		List<Object> stored = values.stream()
			.<Object>map((value) -> (value instanceof Enum<?> constant) ? constant.name() : value)
			.distinct()
			.toList();
		return where(filter,
				(field) -> (stored.size() == 1) ? Filters.eq(field, stored.getFirst()) : Filters.in(field, stored));
	}

	static void mustBeFew(String argument, Collection<?> values) {
		if (values.isEmpty() || values.size() > MOST_ALTERNATIVES) {
			throw new BadInput(argument,
					"must hold 1 to %d values, not %d".formatted(MOST_ALTERNATIVES, values.size()));
		}
	}

	public Criteria eq(String filter, @Nullable Object value) {
		return (value == null) ? this : where(filter, (field) -> Filters.eq(field, value));
	}

	/**
	 * One of these ids, however many: they come from {@link Views#within}, which is
	 * bounded.
	 */
	public Criteria ids(String filter, Collection<String> ids) {
		List<String> sorted = ids.stream().sorted().toList();
		return where(filter, (field) -> Filters.in(field, sorted));
	}

	/**
	 * Whatever may have happened in the range.
	 */
	public Criteria overlaps(String filter, @Nullable DateRange range) {
		if (range == null || (range.from() == null && range.to() == null)) {
			return this;
		}
		this.indexed &= Span.isIndexed(range);
		return where(filter, (field) -> Span.overlaps(field.substring(0, field.lastIndexOf('.')), range));
	}

	/**
	 * A text that begins so, in the folded form in which it is stored.
	 */
	public Criteria prefix(String filter, @Nullable String folded) {
		return (folded == null) ? this : where(filter, (field) -> Filters.regex(field, "^" + Pattern.quote(folded)));
	}

	private Criteria where(String filter, Function<String, @Nullable Bson> condition) {
		View.Filter row = this.view.filter(filter);
		Bson bson = condition.apply(row.field());
		if (bson != null) {
			this.conditions.add(bson);
			this.filters.add(row);
			if (row.sortLimit() != null) {
				this.sortLimit = (this.sortLimit == null) ? row.sortLimit() : Math.min(this.sortLimit, row.sortLimit());
			}
		}
		return this;
	}

	Bson bson() {
		return this.conditions.isEmpty() ? new BsonDocument() : Filters.and(this.conditions);
	}

	Set<View.Filter> filters() {
		return this.filters;
	}

	/**
	 * The index of a list that is narrowed by one filter; null where MongoDB has to
	 * choose. It keeps the plan of an earlier query of the same shape, whose values may
	 * have been quite others, so what is known is said.
	 */
	@Nullable Bson index(Order order) {
		return (this.filters.size() == 1 && this.indexed) ? View.index(this.filters.iterator().next(), order) : null;
	}

	@Nullable Integer sortLimit() {
		return this.sortLimit;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Criteria criteria && this.view == criteria.view
				&& this.conditions.equals(criteria.conditions);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.view, this.conditions);
	}

}
