package sijill.federation.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Comparator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import sijill.federation.plan.Candidate.Move;
import sijill.federation.plan.Candidate.Route;
import sijill.federation.schema.CompositeType;
import sijill.federation.schema.FieldSet;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

// Longer than other classes: the moves of the search refer to each other at every step.
/**
 * Finds the cheapest way to a leaf, given what the plan already fetches: a search over
 * pairs of a place in the operation and a subgraph that its objects are known in. Only
 * the cheapest way to each pair is kept.
 */
final class PathFinder {

	/**
	 * A request to a subgraph; everything else only decides between plans of equal calls.
	 */
	private static final long CALL = 1_000;

	private static final long FIELD = 1;

	private static final long WAVE = 10;

	private static final long FIELD_ASKED_TWICE = 400;

	private static final long LIST_ASKED_TWICE = 1_100;

	private final SupergraphSchema schema;

	private final Resolvability resolvability;

	private final FieldSets fieldSets;

	private final PlanState state;

	private final Map<String, List<Entrance>> entrances = new HashMap<>();

	private final Set<String> open = new HashSet<>();

	PathFinder(SupergraphSchema schema, Resolvability resolvability, FieldSets fieldSets, PlanState state) {
		this.schema = schema;
		this.resolvability = resolvability;
		this.fieldSets = fieldSets;
		this.state = state;
	}

	/**
	 * What came of a search.
	 */
	sealed interface Result {

		/** The cheapest way. */
		record Found(Route route) implements Result {
		}

		/** No object of the leaf's types can ever stand there. */
		record NeverThere() implements Result {
		}

		/** The leaf cannot be fetched. */
		record Unreachable() implements Result {
		}

	}

	Result find(OpField leaf) throws PlanningException {
		Candidate atHand = leaf.branch().position().type().isObject() ? atHand(leaf) : null;
		if (atHand != null) {
			return new Result.Found(new Route(atHand, leaf));
		}
		Result result = find(leaf, false);
		return (result instanceof Result.Unreachable) ? find(leaf, true) : result;
	}

	/**
	 * The earliest fetch that has the leaf's object already and resolves the leaf:
	 * nothing else can be cheaper.
	 */
	private @Nullable Candidate atHand(OpField leaf) {
		Candidate best = null;
		for (Site site : leaf.branch().sites()) {
			Candidate candidate = present(site);
			boolean better = best == null || candidate.cost() < best.cost();
			if (better && !site.forOneRequirement() && this.state.isInReach(site) && selects(candidate, leaf)) {
				best = candidate;
			}
		}
		return best;
	}

	private boolean selects(Candidate candidate, OpField leaf) {
		if (leaf.isTypename()) {
			return candidate.seenAs() == null;
		}
		JoinField join = resolved(candidate, leaf);
		return join != null && join.requires() == null;
	}

	private Result find(OpField leaf, boolean keysFromElsewhere) throws PlanningException {
		this.state.checkTime();
		List<OpField> chain = chain(leaf);
		List<Candidate> candidates = starts(chain.getFirst());
		for (int i = 0; i < chain.size(); i++) {
			OpField field = chain.get(i);
			candidates = entered(candidates, field, keysFromElsewhere);
			if (i == chain.size() - 1) {
				return cheapest(candidates, field);
			}
			List<Candidate> below = new ArrayList<>();
			if (descend(candidates, field, chain.get(i + 1), below)) {
				return new Result.NeverThere();
			}
			for (Site site : chain.get(i + 1).branch().sites()) {
				if (!site.forOneRequirement()) {
					offer(below, present(site));
				}
			}
			candidates = below;
		}
		throw new IllegalStateException("a leaf has a chain");
	}

	private static List<OpField> chain(OpField leaf) {
		List<OpField> chain = new ArrayList<>();
		for (OpField field = leaf; field != null; field = field.branch().position().parent()) {
			chain.add(field);
		}
		return chain.reversed();
	}

	private List<Candidate> starts(OpField first) {
		List<Candidate> starts = new ArrayList<>();
		CompositeType root = first.branch().sample();
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			if (root.in(subgraph) != null && this.state.mayStartAt(subgraph)) {
				Site site = this.state.rootSite(subgraph);
				starts.add((site != null) ? present(site)
						: new Candidate(subgraph, Provided.NOTHING, null, CALL, null, new Move.Start()));
			}
		}
		return starts;
	}

	private static Candidate present(Site site) {
		return new Candidate(site.subgraph(), site.provided(), site.seenAs(), WAVE * site.fetch().wave(), null,
				new Move.Present(site));
	}

	private static boolean offer(List<Candidate> candidates, Candidate offered) {
		for (int i = 0; i < candidates.size(); i++) {
			if (candidates.get(i).sameAs(offered)) {
				if (candidates.get(i).cost() <= offered.cost()) {
					return false;
				}
				candidates.set(i, offered);
				return true;
			}
		}
		candidates.add(offered);
		return true;
	}

	/**
	 * Adds the subgraphs that can be entered from those at hand, with keys that are
	 * there.
	 */
	private List<Candidate> entered(List<Candidate> candidates, OpField field, boolean keysFromElsewhere)
			throws PlanningException {
		CompositeType sample = sample(field);
		List<Entrance> ways = this.entrances.computeIfAbsent(sample.name(), (it) -> Entrance.of(sample, this.schema));
		if (ways.isEmpty() || field.branch().position().parent() == null) {
			return candidates;
		}
		PriorityQueue<Candidate> queue = new PriorityQueue<>(Comparator.comparingLong(Candidate::cost));
		queue.addAll(candidates);
		while (!queue.isEmpty()) {
			Candidate next = queue.remove();
			if (!candidates.contains(next)) {
				continue;
			}
			for (Entrance way : ways) {
				if (way.subgraph() != next.subgraph() && way.isOpenFrom(next.seenAs())) {
					List<Route> routes = routesForKey(next, way, field, sample, keysFromElsewhere);
					if (routes != null) {
						Candidate entered = enter(next, way, field, routes, null);
						if (offer(candidates, entered)) {
							queue.add(entered);
						}
					}
				}
			}
		}
		return candidates;
	}

	private Candidate enter(Candidate from, Entrance way, OpField field, List<Route> routes,
			@Nullable OpField requiring) {
		long cost = from.cost() + CALL;
		for (Route route : routes) {
			cost += route.cost();
		}
		if (way.key() != null) {
			cost += FIELD * way.key().fields().items().size();
		}
		return new Candidate(way.subgraph(), Provided.NOTHING, way.seenAs(), cost, from,
				new Move.Enter(field.branch(), way, routes, requiring));
	}

	/**
	 * What has to be fetched for a key beyond what the subgraph at hand resolves; null
	 * where the key cannot be had.
	 */
	private @Nullable List<Route> routesForKey(Candidate from, Entrance way, OpField field, CompositeType sample,
			boolean keysFromElsewhere) throws PlanningException {
		if (way.key() == null) {
			return List.of();
		}
		FieldSet key = way.key().fields();
		CompositeType seen = (from.seenAs() != null) ? from.seenAs() : sample;
		if (this.resolvability.resolves(key, seen, from.subgraph(), from.provided())) {
			return List.of();
		}
		return keysFromElsewhere ? routes(key, field, "key " + way.subgraph()) : null;
	}

	private @Nullable List<Route> routes(FieldSet fields, OpField field, String purpose) throws PlanningException {
		String guard = purpose + " " + field.branch().position().id() + field.types();
		if (!this.open.add(guard)) {
			return null;
		}
		try {
			List<Route> routes = new ArrayList<>();
			for (OpField leaf : this.fieldSets.leaves(fields, field.branch(), field.types())) {
				switch (find(leaf)) {
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
		finally {
			this.open.remove(guard);
		}
	}

	/**
	 * Where a field can be selected although it requires something: its subgraph is
	 * entered with what it requires.
	 */
	private List<Candidate> requiring(List<Candidate> candidates, OpField field) throws PlanningException {
		List<Candidate> found = new ArrayList<>();
		if (field.isTypename() || field.branch().position().parent() == null) {
			return found;
		}
		CompositeType sample = sample(field);
		Map<String, @Nullable List<Route>> routesBySubgraph = new HashMap<>();
		for (Entrance way : this.entrances.computeIfAbsent(sample.name(), (it) -> Entrance.of(sample, this.schema))) {
			JoinField join = this.resolvability.resolved((way.seenAs() != null) ? way.seenAs() : sample, field.name(),
					way.subgraph(), Provided.NOTHING);
			if (join == null || join.requires() == null) {
				continue;
			}
			Site present = this.state.requirementSite(field, way.subgraph(), join.requires());
			if (present != null) {
				offer(found, present(present));
				continue;
			}
			String subgraph = way.subgraph() + " " + way.seenAs();
			if (!routesBySubgraph.containsKey(subgraph)) {
				routesBySubgraph.put(subgraph, routes(join.requires(), field, "requires " + subgraph + field.name()));
			}
			List<Route> required = routesBySubgraph.get(subgraph);
			for (Candidate candidate : candidates) {
				if (required != null && way.isOpenFrom(candidate.seenAs())) {
					List<Route> forKey = routesForKey(candidate, way, field, sample, true);
					if (forKey != null) {
						List<Route> both = new ArrayList<>(required);
						both.addAll(forKey);
						offer(found, enter(candidate, way, field, both, field));
					}
				}
			}
		}
		return found;
	}

	private CompositeType sample(OpField field) {
		return this.schema.requireComposite(field.types().iterator().next());
	}

	private @Nullable JoinField resolved(Candidate candidate, OpField field) {
		return this.resolvability.resolved((candidate.seenAs() != null) ? candidate.seenAs() : sample(field),
				field.name(), candidate.subgraph(), candidate.provided());
	}

	/**
	 * Follows a field from every subgraph that resolves it.
	 * @return whether no object of the next types can ever stand there: where several
	 * subgraphs resolve the field, what stands there is what all of them know
	 */
	private boolean descend(List<Candidate> candidates, OpField field, OpField next, List<Candidate> below)
			throws PlanningException {
		boolean everywhere = true;
		for (Candidate candidate : candidates) {
			JoinField join = resolved(candidate, field);
			if (join != null && join.requires() == null) {
				everywhere &= descend(candidate, join, field, next, below);
			}
		}
		for (Candidate candidate : requiring(candidates, field)) {
			JoinField join = resolved(candidate, field);
			if (join != null) {
				everywhere &= descend(candidate, join, field, next, below);
			}
		}
		return !everywhere;
	}

	private boolean descend(Candidate candidate, JoinField join, OpField field, OpField next, List<Candidate> below) {
		CompositeType declared = this.schema.requireComposite(join.type().baseName());
		if (!this.resolvability.canBe(declared, candidate.subgraph(), next.types())) {
			return false;
		}
		CompositeType type = (candidate.seenAs() != null) ? candidate.seenAs() : sample(field);
		boolean asInterface = this.resolvability.isInterfaceObject(declared, candidate.subgraph());
		offer(below,
				new Candidate(candidate.subgraph(),
						candidate.provided().below(type, field.name(), join.provides(), this.schema),
						asInterface ? declared : null, candidate.cost() + FIELD + askedTwice(candidate, field),
						candidate, new Move.Descend(field, next.branch())));
		return true;
	}

	private static long askedTwice(Candidate candidate, OpField field) {
		for (Site site : field.branch().sites()) {
			boolean same = candidate.move() instanceof Move.Present present && present.site() == site;
			if (!same && site.selected().containsKey(field)) {
				SchemaField definition = field.definition();
				return definition.type().isList() ? LIST_ASKED_TWICE : FIELD_ASKED_TWICE;
			}
		}
		return 0;
	}

	private Result cheapest(List<Candidate> candidates, OpField leaf) throws PlanningException {
		Candidate best = null;
		for (Candidate candidate : candidates) {
			if (selects(candidate, leaf) && (best == null || candidate.cost() < best.cost())) {
				best = candidate;
			}
		}
		for (Candidate candidate : requiring(candidates, leaf)) {
			if (best == null || candidate.cost() < best.cost()) {
				best = candidate;
			}
		}
		return (best != null) ? new Result.Found(new Route(best, leaf)) : new Result.Unreachable();
	}

}
