package sijill.platform.paging;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import reactor.core.publisher.Mono;
import sijill.platform.view.Criteria;
import sijill.platform.view.Order;
import sijill.platform.view.Page;
import sijill.platform.view.PageRequest;
import sijill.platform.view.View;
import sijill.platform.view.Views;

/**
 * The lists and entries that fields of the graph ask for. What the same field asks for
 * many parents is read in one command.
 */
public final class Lists {

	private static final String PAGES = "sijill.pages";

	private static final String ENTRIES = "sijill.entries";

	private final Views views;

	Lists(Views views, BatchLoaderRegistry loaders) {
		this.views = views;
		loaders.<Child, Page<?>>forName(PAGES)
			.registerMappedBatchLoader((children, environment) -> Mono.fromCallable(() -> pages(children)));
		loaders.<Key, Object>forName(ENTRIES)
			.registerMappedBatchLoader((keys, environment) -> Mono.fromCallable(() -> entries(keys)));
	}

	/**
	 * A page of a whole list.
	 */
	public <T> Connection<Edge<T>, T> list(View<T> view, Criteria criteria, Order order, Paging paging) {
		return Connection.of(this.views.page(view, criteria, order, paging.request()));
	}

	/**
	 * A page of the rows whose {@code parentField} is the parent's id.
	 */
	public <T> CompletableFuture<Connection<Edge<T>, T>> children(View<T> view, String parentField, String parent,
			Criteria criteria, Order order, Paging paging) {
		return page(view, parentField, parent, criteria, order, paging).thenApply(Connection::of);
	}

	/**
	 * A page of the rows that are linked to a parent.
	 */
	public <L, R> CompletableFuture<Connection<Edge<R>, R>> linked(Link<L, R> link, String parent, Criteria criteria,
			Order order, Paging paging) {
		return pageOfLinked(link, parent, criteria, order, paging)
			.thenApply((page) -> Connection.of(page.<R>map((linked) -> linked.row())));
	}

	/**
	 * The same with the link rows, for edges that carry data of their own.
	 */
	public <L, R> CompletableFuture<Page<Link.Linked<L, R>>> pageOfLinked(Link<L, R> link, String parent,
			Criteria criteria, Order order, Paging paging) {
		return load(new Section(link.links(), link.parent(), criteria, order, paging.request(), link), parent, paging);
	}

	/**
	 * The page of {@link #children} as rows, for edges that carry data of their own.
	 */
	public <T> CompletableFuture<Page<T>> page(View<T> view, String parentField, String parent, Criteria criteria,
			Order order, Paging paging) {
		return load(new Section(view, parentField, criteria, order, paging.request(), null), parent, paging);
	}

	/**
	 * The entry of this id, withdrawn or not; null where there never was one.
	 */
	public <T> CompletableFuture<@Nullable T> entry(View<T> view, @Nullable String id,
			DataFetchingEnvironment environment) {
		if (id == null) {
			return CompletableFuture.completedFuture(null);
		}
		DataLoader<Key, T> loader = Objects.requireNonNull(environment.getDataLoader(ENTRIES));
		return loader.load(new Key(view, id)).<@Nullable T>thenApply((row) -> row);
	}

	private <T> CompletableFuture<Page<T>> load(Section section, String parent, Paging paging) {
		DataLoader<Child, Page<T>> loader = Objects.requireNonNull(paging.environment().getDataLoader(PAGES));
		return loader.load(new Child(section, parent));
	}

	private Map<Child, Page<?>> pages(Collection<Child> children) {
		Map<Section, Set<String>> parents = new LinkedHashMap<>();
		children.forEach((child) -> parents.computeIfAbsent(child.section(), (section) -> new LinkedHashSet<>())
			.add(child.parent()));
		Map<Child, Page<?>> pages = new HashMap<>();
		parents.forEach((section, ids) -> read(section, ids)
			.forEach((parent, page) -> pages.put(new Child(section, parent), page)));
		return pages;
	}

	private Map<String, ? extends Page<?>> read(Section section, Set<String> parents) {
		return (section.link() != null) ? follow(section.link(), section, parents) : this.views.pages(section.view(),
				section.parentField(), parents, section.criteria(), section.order(), section.request());
	}

	private <L, R> Map<String, ? extends Page<?>> follow(Link<L, R> link, Section section, Set<String> parents) {
		return this.views.linked(link.links(), link.parent(), parents, section.criteria(), section.order(),
				section.request(), link.target(), link.view(), Link.Linked<L, R>::new);
	}

	private Map<Key, Object> entries(Collection<Key> keys) {
		Map<View<?>, Set<String>> ids = new LinkedHashMap<>();
		keys.forEach((key) -> ids.computeIfAbsent(key.view(), (view) -> new LinkedHashSet<>()).add(key.id()));
		Map<Key, Object> entries = new HashMap<>();
		ids.forEach((view, wanted) -> this.views.byIds(view, wanted)
			.forEach((id, row) -> entries.put(new Key(view, id), row)));
		return entries;
	}

	/**
	 * What is asked of every parent alike.
	 */
	private record Section(View<?> view, String parentField, Criteria criteria, Order order, PageRequest request,
			@Nullable Link<?, ?> link) {
	}

	private record Child(Section section, String parent) {
	}

	private record Key(View<?> view, String id) {
	}

}
