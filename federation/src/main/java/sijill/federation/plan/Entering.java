package sijill.federation.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import sijill.federation.plan.Candidate.Move;
import sijill.federation.plan.Candidate.Route;
import sijill.federation.plan.Needs.FromAbove;
import sijill.federation.schema.FieldSet;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.SupergraphSchema;

/**
 * The jumps of the search: into another subgraph with a key that is at hand, or with what
 * a field requires.
 */
final class Entering {

	private final SupergraphSchema schema;

	private final Resolvability resolvability;

	private final FieldSets fieldSets;

	private final PlanState state;

	private final PathFinder paths;

	private final Map<Set<String>, List<Entrance>> entrances = new HashMap<>();

	Entering(SupergraphSchema schema, Resolvability resolvability, FieldSets fieldSets, PlanState state,
			PathFinder paths) {
		this.schema = schema;
		this.resolvability = resolvability;
		this.fieldSets = fieldSets;
		this.state = state;
		this.paths = paths;
	}

	private List<Entrance> entrances(OpField field) {
		Set<String> types = field.samples();
		List<Entrance> known = this.entrances.get(types);
		if (known == null) {
			for (String type : types) {
				List<Entrance> own = Entrance.of(this.schema.requireComposite(type), this.schema);
				if (known == null) {
					known = new ArrayList<>(own);
				}
				else {
					known.retainAll(own);
				}
			}
			known = (known != null) ? known : List.of();
			this.entrances.put(types, known);
		}
		return known;
	}

	/**
	 * Adds the subgraphs that can be entered from those at hand, with keys that are there
	 * or, down to a depth, are fetched first.
	 */
	List<Candidate> entered(List<Candidate> candidates, OpField field, int depth) throws PlanningException {
		List<Entrance> ways = entrances(field);
		if (ways.isEmpty() || field.branch().position().parent() == null) {
			return candidates;
		}
		PriorityQueue<Candidate> queue = new PriorityQueue<>(Comparator.comparingLong(Candidate::cost));
		queue.addAll(candidates);
		while (!queue.isEmpty()) {
			Candidate next = queue.remove();
			if (isReplaced(next, candidates)) {
				continue;
			}
			boolean inVain = true;
			for (Entrance way : ways) {
				if (mayBeCheaper(next, way, candidates)) {
					inVain = false;
					List<Route> routes = (way.subgraph() != next.subgraph() && way.isOpenFrom(next.seenAs()))
							? routesForKey(next, way, field, depth) : null;
					if (routes != null) {
						Candidate entered = enter(next, way, field, routes, null);
						if (Candidate.offer(candidates, entered)) {
							queue.add(entered);
						}
					}
				}
			}
			if (inVain) {
				// and all others are dearer
				return candidates;
			}
		}
		return candidates;
	}

	/** Looking for keys is the expensive part, and in vain where it cannot pay off. */
	private boolean mayBeCheaper(Candidate from, Entrance way, List<Candidate> candidates) {
		long atBest = from.cost() + this.state.leastCostOfEntities(way.subgraph(), from.wave());
		for (Candidate known : candidates) {
			if (known.subgraph() == way.subgraph() && known.seenAs() == way.seenAs()
					&& known.provided().equals(Provided.NOTHING) && known.cost() <= atBest) {
				return false;
			}
		}
		return true;
	}

	@SuppressWarnings("ReferenceEquality") // equality would compare whole ways
	private static boolean isReplaced(Candidate candidate, List<Candidate> candidates) {
		return candidates.stream().noneMatch((it) -> it == candidate);
	}

	private Candidate enter(Candidate from, Entrance way, OpField field, List<Route> routes,
			@Nullable OpField requiring) {
		Position position = field.branch().position();
		long cost = from.cost()
				+ ((way.key() != null) ? this.state.costOfEntities(way.subgraph(), position, from.waveBehind(routes))
						: this.state.costOfCall(way.subgraph(), position));
		for (Route route : routes) {
			cost += route.cost();
		}
		if (way.key() != null) {
			cost += PathFinder.FIELD * way.key().fields().items().size();
		}
		return new Candidate(way.subgraph(), Provided.NOTHING, way.seenAs(), cost, from.jumps() + 1, from,
				new Move.Enter(field.branch(), way, routes, requiring));
	}

	/**
	 * What has to be fetched for a key beyond what the subgraph at hand resolves; null
	 * where the key cannot be had.
	 */
	private @Nullable List<Route> routesForKey(Candidate from, Entrance way, OpField field, int depth)
			throws PlanningException {
		if (way.key() == null) {
			return List.of();
		}
		FieldSet key = way.key().fields();
		if (this.resolvability.resolves(key, field.samples(), from.seenAs(), from.subgraph(), from.provided())) {
			return List.of();
		}
		return routes(key, field.branch(), field.types(), depth);
	}

	private @Nullable List<Route> routes(Needs needs, OpField field, int depth) throws PlanningException {
		List<Route> all = new ArrayList<>();
		if (needs.requires() != null && !addAll(all, routes(needs.requires(), field.branch(), field.types(), depth))) {
			return null;
		}
		for (FromAbove above : needs.fromAbove()) {
			Branch branch = above.branch();
			if (!addAll(all, routes(above.argument().selection(), branch, branch.types(), depth))) {
				return null;
			}
		}
		return all;
	}

	private static boolean addAll(List<Route> all, @Nullable List<Route> routes) {
		return routes != null && (routes.isEmpty() || all.addAll(routes));
	}

	private @Nullable List<Route> routes(FieldSet fields, Branch branch, Set<String> types, int depth)
			throws PlanningException {
		if (depth == 0) {
			this.paths.cutOff();
			return null;
		}
		List<Route> routes = new ArrayList<>();
		for (OpField leaf : this.fieldSets.leaves(fields, branch, types)) {
			switch (this.paths.find(leaf, depth - 1)) {
				case Result.Found found -> routes.add(found.route());
				case Result.NeverThere never -> {
				}
				case Result.Unreachable unreachable -> {
					return null;
				}
			}
		}
		return routes;
	}

	/**
	 * Where a field can be selected although it requires something: its subgraph is
	 * entered with what it requires.
	 */
	List<Candidate> requiring(List<Candidate> candidates, OpField field, int depth) throws PlanningException {
		List<Candidate> found = new ArrayList<>();
		if (field.isTypename() || field.branch().position().parent() == null) {
			return found;
		}
		Map<String, @Nullable List<Route>> routesBySubgraph = new HashMap<>();
		for (Entrance way : entrances(field)) {
			JoinField join = this.resolvability.resolved(field, way.seenAs(), way.subgraph(), Provided.NOTHING);
			boolean byNameOfInterface = way.representedAs() != null && way.seenAs() == null;
			if (join == null || !join.needsMore() || byNameOfInterface) {
				continue;
			}
			Needs needs = Needs.of(field, join, this.schema);
			if (needs == null) {
				continue;
			}
			Site present = this.state.requirementSite(field, way.subgraph(), needs);
			if (present != null) {
				Candidate.offer(found, Candidate.present(present));
				continue;
			}
			String subgraph = way.subgraph() + " " + way.seenAs();
			if (!routesBySubgraph.containsKey(subgraph)) {
				routesBySubgraph.put(subgraph, routes(needs, field, depth));
			}
			List<Route> required = routesBySubgraph.get(subgraph);
			for (Candidate candidate : candidates) {
				if (required != null && way.isOpenFrom(candidate.seenAs())) {
					List<Route> forKey = routesForKey(candidate, way, field, depth);
					if (forKey != null) {
						List<Route> both = new ArrayList<>(required);
						both.addAll(forKey);
						Candidate.offer(found, enter(candidate, way, field, both, field));
					}
				}
			}
		}
		return found;
	}

}
