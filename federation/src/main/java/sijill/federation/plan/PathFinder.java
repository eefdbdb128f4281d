package sijill.federation.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import sijill.federation.plan.Candidate.Move;
import sijill.federation.plan.Candidate.Route;
import sijill.federation.schema.CompositeType;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * Finds the cheapest way to a leaf, given what the plan already fetches: a search over
 * pairs of a place in the operation and a subgraph that its objects are known in. Only
 * the cheapest way to each pair is kept. Long, since what may stand at a place is found
 * on the same way.
 */
final class PathFinder {

	/**
	 * A request to a subgraph; everything else only decides between plans of equal calls.
	 */
	static final long CALL = 1_000;

	static final long CALL_TO_AVOID = 5 * CALL;

	/** More entities in a request that is made anyway. */
	static final long CALL_TOGETHER = CALL / 10;

	static final long FIELD = 1;

	private static final long FIELD_ASKED_TWICE = 400;

	private static final long LIST_ASKED_TWICE = 1_100;

	private final SupergraphSchema schema;

	private final Resolvability resolvability;

	private final PlanState state;

	/** How many fields may each be needed to have the one before. */
	private static final int DEEPEST = 16;

	private final Entering entering;

	private final Map<Sought, Result> known = new HashMap<>();

	private @Nullable Gate gate;

	private boolean cutOff;

	PathFinder(SupergraphSchema schema, Resolvability resolvability, FieldSets fieldSets, PlanState state) {
		this.schema = schema;
		this.resolvability = resolvability;
		this.state = state;
		this.entering = new Entering(schema, resolvability, fieldSets, state, this);
	}

	/**
	 * How many fields may be fetched one for another: for keys, and for requirements.
	 */
	record Depth(int forKeys, int forRequirements) {
	}

	private record Sought(OpField leaf, int depth) {
	}

	/**
	 * The only subgraph through which a position is reached.
	 */
	private record Gate(Position position, int subgraph) {

		List<Candidate> keep(List<Candidate> candidates, OpField field) {
			if (field.child() != this.position) {
				return candidates;
			}
			return new ArrayList<>(candidates.stream().filter((it) -> it.subgraph() == this.subgraph).toList());
		}

	}

	/**
	 * Whether a leaf can be fetched, or can never be there, where its objects come from
	 * one subgraph alone.
	 */
	boolean isAnsweredFrom(int subgraph, OpField leaf) throws PlanningException {
		this.gate = new Gate(leaf.branch().position(), subgraph);
		try {
			return !(find(leaf) instanceof Result.Unreachable);
		}
		finally {
			this.gate = null;
		}
	}

	Result find(OpField leaf) throws PlanningException {
		this.known.clear();
		return find(leaf, DEEPEST);
	}

	/**
	 * Finds a leaf that may take no more than so many others to be fetched first. The
	 * fewer of them are keys the better, and what was found once is known from then on.
	 */
	Result find(OpField leaf, int depth) throws PlanningException {
		Candidate atHand = leaf.branch().position().type().isObject() && this.gate == null ? atHand(leaf) : null;
		if (atHand != null) {
			return new Result.Found(new Route(atHand, leaf));
		}
		Sought sought = new Sought(leaf, depth);
		Result result = this.known.get(sought);
		if (result == null) {
			result = search(leaf, depth);
			this.known.put(sought, result);
		}
		if (result instanceof Result.Unreachable unreachable) {
			this.cutOff |= unreachable.cutOff();
		}
		return result;
	}

	private Result search(OpField leaf, int depth) throws PlanningException {
		boolean before = this.cutOff;
		Result result = new Result.Unreachable(true);
		for (int forKeys = 0; forKeys <= depth && result.equals(new Result.Unreachable(true)); forKeys++) {
			this.cutOff = false;
			result = find(leaf, new Depth(forKeys, depth));
		}
		this.cutOff = before;
		return result;
	}

	/**
	 * Notes that something was not tried since it is too deep.
	 */
	void cutOff() {
		this.cutOff = true;
	}

	/**
	 * The earliest fetch that has the leaf's object already and resolves the leaf:
	 * nothing else can be cheaper.
	 */
	private @Nullable Candidate atHand(OpField leaf) {
		Candidate best = null;
		for (Site site : leaf.branch().sites()) {
			Candidate candidate = Candidate.present(site);
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
		return join != null && !join.needsMore();
	}

	/**
	 * The ways to the objects of a leaf, one to each subgraph that can be asked for them;
	 * none where such objects can never be there.
	 */
	List<Candidate> ways(OpField leaf) throws PlanningException {
		this.known.clear();
		@Nullable Ways ways = null;
		this.cutOff = true;
		for (int forKeys = 0; forKeys <= DEEPEST && this.cutOff; forKeys++) {
			this.cutOff = false;
			ways = ways(leaf, new Depth(forKeys, DEEPEST));
		}
		return (ways != null) ? ways.all() : List.of();
	}

	private Result find(OpField leaf, Depth depth) throws PlanningException {
		Ways ways = ways(leaf, depth);
		if (ways == null) {
			return new Result.NeverThere();
		}
		Result result = cheapest(ways.all(), leaf, depth);
		boolean missed = ways.presence() == Presence.EVERYWHERE || !result.equals(new Result.Unreachable(false));
		return missed ? result : new Result.NeverThere();
	}

	/**
	 * The ways to objects, and where these can be at all.
	 */
	private record Ways(List<Candidate> all, Presence presence) {
	}

	/**
	 * Where objects of some types can stand, by what the subgraphs say that resolve a
	 * field. All of them have the same objects there, so what one cannot have is in none.
	 */
	private enum Presence {

		/** All of them may have such objects. */
		EVERYWHERE,
		/**
		 * One that is not nearest cannot: others are asked all the same, and where none
		 * has what is sought, nobody misses it.
		 */
		SOMEWHERE,
		/** One of the nearest cannot, so that nothing has to be asked. */
		NOWHERE

	}

	private @Nullable Ways ways(OpField leaf, Depth depth) throws PlanningException {
		this.state.work(1);
		List<OpField> chain = leaf.chain();
		List<Candidate> candidates = starts(chain.getFirst());
		Presence presence = Presence.EVERYWHERE;
		for (int i = 0; i < chain.size() - 1; i++) {
			OpField field = chain.get(i);
			candidates = this.entering.entered(candidates, field, depth.forKeys());
			this.state.work(candidates.size());
			List<Candidate> below = new ArrayList<>();
			if (this.gate != null) {
				candidates = this.gate.keep(candidates, field);
			}
			switch (descend(candidates, field, chain.get(i + 1), below, depth)) {
				case NOWHERE -> {
					return null;
				}
				case SOMEWHERE -> presence = Presence.SOMEWHERE;
				case EVERYWHERE -> {
				}
			}
			for (Site site : chain.get(i + 1).branch().sites()) {
				if (!site.forOneRequirement() && (this.gate == null || this.gate.position() != field.child())) {
					Candidate.offer(below, Candidate.present(site));
				}
			}
			candidates = below;
		}
		return new Ways(this.entering.entered(candidates, leaf, depth.forKeys()), presence);
	}

	private List<Candidate> starts(OpField first) {
		List<Candidate> starts = new ArrayList<>();
		CompositeType root = first.branch().sample();
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			if (root.in(subgraph) != null && this.state.mayStartAt(subgraph)) {
				Site site = this.state.rootSite(subgraph);
				starts.add((site != null) ? Candidate.present(site) : new Candidate(subgraph, Provided.NOTHING, null,
						this.state.costOfCall(subgraph, first.branch().position()), 0, null, new Move.Start()));
			}
		}
		return starts;
	}

	private @Nullable JoinField resolved(Candidate candidate, OpField field) {
		return this.resolvability.resolved(field, candidate.seenAs(), candidate.subgraph(), candidate.provided());
	}

	/**
	 * Follows a field from every subgraph that resolves it.
	 */
	private Presence descend(List<Candidate> candidates, OpField field, OpField next, List<Candidate> below,
			Depth depth) throws PlanningException {
		List<Candidate> from = new ArrayList<>();
		for (Candidate candidate : candidates) {
			JoinField join = resolved(candidate, field);
			if (join != null && !join.needsMore()) {
				from.add(candidate);
			}
		}
		from.addAll(this.entering.requiring(candidates, field, depth.forRequirements()));
		from.sort(Comparator.comparingInt(Candidate::jumps));
		int nearest = Integer.MAX_VALUE;
		Presence presence = Presence.EVERYWHERE;
		for (Candidate candidate : from) {
			JoinField join = resolved(candidate, field);
			if (join != null) {
				nearest = Math.min(nearest, candidate.jumps());
				if (!descend(candidate, join, field, next, below) && presence != Presence.NOWHERE) {
					presence = (candidate.jumps() == nearest) ? Presence.NOWHERE : Presence.SOMEWHERE;
				}
			}
		}
		return presence;
	}

	private boolean descend(Candidate candidate, JoinField join, OpField field, OpField next, List<Candidate> below)
			throws PlanningException {
		CompositeType declared = this.schema.requireComposite(join.type().baseName());
		if (!this.resolvability.canBe(declared, candidate.subgraph(), next)) {
			return false;
		}
		CompositeType type = (candidate.seenAs() != null) ? candidate.seenAs()
				: this.schema.requireComposite(field.types().iterator().next());
		boolean asInterface = declared.isInterfaceObject(candidate.subgraph());
		Candidate.offer(below,
				new Candidate(candidate.subgraph(),
						candidate.provided().below(type, field.name(), join.provides(), this.schema),
						asInterface ? declared : null,
						candidate.cost() + FIELD * (1 + candidate.jumps()) + askedTwice(candidate, field),
						candidate.jumps(), candidate, new Move.Descend(field, next.branch())));
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

	private Result cheapest(List<Candidate> candidates, OpField leaf, Depth depth) throws PlanningException {
		Candidate best = null;
		for (Candidate candidate : candidates) {
			if (selects(candidate, leaf) && (best == null || candidate.cost() < best.cost())) {
				best = candidate;
			}
		}
		for (Candidate candidate : this.entering.requiring(candidates, leaf, depth.forRequirements())) {
			if (best == null || candidate.cost() < best.cost()) {
				best = candidate;
			}
		}
		return (best != null) ? new Result.Found(new Route(best, leaf)) : new Result.Unreachable(this.cutOff);
	}

}
