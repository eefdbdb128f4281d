package sijill.platform.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Variable;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The same page of the lists of many parents, read by one join of the view with itself,
 * which looks at no more of the index than it answers.
 *
 * @param <V> a row of the view
 */
final class ParentPages<V> {

	private static final String JOINED = "joined";

	private final Generation generation;

	private final MongoCollection<BsonDocument> rows;

	private final View<V> view;

	private final String parent;

	private final Bson wanted;

	private final Keyset keyset;

	private final List<View.Reference> targets;

	/**
	 * @param target what the rows lead to; null where they are listed themselves
	 */
	ParentPages(ViewStore store, View<V> view, String parent, Criteria criteria, Keyset keyset,
			View.@Nullable Reference target) {
		view.mustList(parent, keyset.order(), criteria.filters());
		this.generation = store.shown();
		this.rows = store.readable(view, this.generation);
		this.view = view;
		this.parent = parent;
		this.wanted = Filters.and(criteria.bson(), Visibility.listed());
		this.keyset = keyset;
		this.targets = Stream.of(target, view.whole()).flatMap(Stream::ofNullable).toList();
	}

	<T> Map<String, Page<T>> read(Collection<String> parents, Function<BsonDocument, T> mapping) {
		Set<String> ids = new LinkedHashSet<>(parents);
		boolean counted = this.keyset.request().counted();
		Map<String, Long> counts = counted ? counts(ids) : Map.of();
		Map<String, List<BsonDocument>> found = rows(ids);
		Map<String, Page<T>> pages = new HashMap<>();
		for (String id : ids) {
			pages.put(id, this.keyset.page(found.getOrDefault(id, List.of()),
					counted ? counts.getOrDefault(id, 0L) : null, mapping));
		}
		return pages;
	}

	/**
	 * The first stages give each parent that has any row: they ask for nothing but the
	 * parent, so that MongoDB jumps over the rows in the index; what may be seen is asked
	 * where rows are read. The rows come one by one, because one document holds no more
	 * than 16 MB.
	 */
	private Map<String, List<BsonDocument>> rows(Set<String> parents) {
		Bson ofParent = Filters.expr(new Document("$eq", List.of("$" + this.parent, "$$parent")));
		List<Bson> first = new ArrayList<>();
		first.add(Aggregates.match(Filters.and(ofParent, this.wanted, this.keyset.after())));
		first.add(Aggregates.sort(this.keyset.sort()));
		first.addAll(listedTargets());
		first.add(Aggregates.limit(this.keyset.request().first() + 1));
		Map<String, List<BsonDocument>> rows = new HashMap<>();
		this.rows
			.aggregate(List.of(Aggregates.match(Filters.in(this.parent, parents)), Aggregates.group("$" + this.parent),
					Aggregates.lookup(this.generation.collection(this.view), List.of(new Variable<>("parent", "$_id")),
							first, "row"),
					Aggregates.unwind("$row")))
			.batchSize(parents.size() * (this.keyset.request().first() + 1) + 1)
			.forEach((found) -> rows.computeIfAbsent(found.getString("_id").getValue(), (id) -> new ArrayList<>())
				.add(found.getDocument("row")));
		return rows;
	}

	private Map<String, Long> counts(Set<String> parents) {
		List<Bson> pipeline = new ArrayList<>();
		pipeline.add(Aggregates.match(Filters.and(Filters.in(this.parent, parents), this.wanted)));
		pipeline.addAll(listedTargets());
		pipeline.add(Aggregates.group("$" + this.parent, Accumulators.sum("count", 1L)));
		Map<String, Long> counts = new HashMap<>();
		this.rows.aggregate(pipeline)
			.batchSize(parents.size() + 1)
			.forEach((found) -> counts.put(found.getString("_id").getValue(), found.getNumber("count").longValue()));
		return counts;
	}

	/**
	 * Keeps the rows that lead to something listed and are part of something listed.
	 */
	private List<Bson> listedTargets() {
		return this.targets.stream()
			.flatMap((target) -> Stream.of(
					Aggregates.lookup(this.generation.collection(target.view()), target.field(), "_id", JOINED),
					Aggregates.match(Filters.elemMatch(JOINED, Visibility.listed())),
					Aggregates.project(Projections.exclude(JOINED))))
			.toList();
	}

}
