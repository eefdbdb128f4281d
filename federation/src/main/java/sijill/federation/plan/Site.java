package sijill.federation.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.CompositeType;

/**
 * The objects of a branch as one fetch sees them: what is selected on them there. A
 * subgraph that knows an interface only as an object sees them under the interface's
 * name.
 */
final class Site {

	private final Fetch fetch;

	private final Branch branch;

	private final Provided provided;

	private final @Nullable CompositeType seenAs;

	private final boolean forOneRequirement;

	private final Map<OpField, List<Site>> selected = new LinkedHashMap<>();

	Site(Fetch fetch, Branch branch, Provided provided, @Nullable CompositeType seenAs, boolean forOneRequirement) {
		this.fetch = fetch;
		this.branch = branch;
		this.provided = provided;
		this.seenAs = seenAs;
		this.forOneRequirement = forOneRequirement;
		branch.sites().add(this);
	}

	Fetch fetch() {
		return this.fetch;
	}

	Branch branch() {
		return this.branch;
	}

	int subgraph() {
		return this.fetch.subgraph();
	}

	Provided provided() {
		return this.provided;
	}

	/**
	 * The interface under whose name the subgraph sees the objects; null where it knows
	 * their types.
	 */
	@Nullable CompositeType seenAs() {
		return this.seenAs;
	}

	/**
	 * Whether the fetch waits for what one field requires, so that nothing else is to be
	 * asked there.
	 */
	boolean forOneRequirement() {
		return this.forOneRequirement;
	}

	/**
	 * What is selected, each with the sites of the objects below.
	 */
	Map<OpField, List<Site>> selected() {
		return this.selected;
	}

	/**
	 * What is selected, the client's fields first and in the client's order.
	 */
	List<Map.Entry<OpField, List<Site>>> selectedInOrder() {
		return this.selected.entrySet().stream().sorted(Comparator.comparingInt((it) -> it.getKey().slot())).toList();
	}

	List<Site> select(OpField field) {
		return this.selected.computeIfAbsent(field, (it) -> new ArrayList<>());
	}

	/**
	 * The site below a field for a branch and what is provided there; made where it is
	 * not yet there.
	 */
	Site below(OpField field, Branch target, Provided providedThere, @Nullable CompositeType seen) {
		List<Site> sites = select(field);
		for (Site site : sites) {
			if (site.branch == target) {
				return site;
			}
		}
		Site site = new Site(this.fetch, target, providedThere, seen, false);
		sites.add(site);
		return site;
	}

}
