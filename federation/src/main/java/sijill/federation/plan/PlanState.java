package sijill.federation.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import sijill.federation.plan.Candidate.Move;
import sijill.federation.plan.Candidate.Route;
import sijill.federation.plan.Fetch.Entities;
import sijill.federation.plan.Fetch.ContextInput;
import sijill.federation.plan.Fetch.InputField;
import sijill.federation.plan.Needs.FromAbove;
import sijill.federation.schema.FieldSet;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.SupergraphSchema;

/**
 * The fetches that were decided on so far. Routes are committed one by one; a fetch
 * depends only on fetches that were there before it, so the plan has no cycles.
 */
final class PlanState {

	/** About 200 ms of a slow core that is warm. */
	private static final int MAX_WORK = 100_000;

	private final SupergraphSchema schema;

	private final Resolvability resolvability;

	private final FieldSets fieldSets;

	private final Branch rootBranch;

	private int work;

	private final List<Fetch> fetches = new ArrayList<>();

	private final Map<Integer, Site> rootSites = new HashMap<>();

	private final Map<String, Site> requirementSites = new HashMap<>();

	private final List<Fetch> barrier = new ArrayList<>();

	private final Set<Arrival> avoided;

	private @Nullable Integer onlyStart;

	PlanState(SupergraphSchema schema, Resolvability resolvability, FieldSets fieldSets, Branch rootBranch,
			Set<Arrival> avoided) {
		this.schema = schema;
		this.resolvability = resolvability;
		this.fieldSets = fieldSets;
		this.rootBranch = rootBranch;
		this.avoided = avoided;
	}

	List<Fetch> fetches() {
		return this.fetches;
	}

	/**
	 * What it costs to ask a subgraph for objects at a position once more.
	 */
	long costOfCall(int subgraph, Position position) {
		boolean avoid = !this.avoided.isEmpty() && this.avoided.contains(new Arrival(subgraph, position.place()));
		return avoid ? PathFinder.CALL_TO_AVOID : PathFinder.CALL;
	}

	/**
	 * What it costs to ask a subgraph for entities at a position in a wave: little where
	 * it is asked for others then, as both travel together.
	 */
	long costOfEntities(int subgraph, Position position, int wave) {
		long alone = costOfCall(subgraph, position);
		return (alone == PathFinder.CALL && asksForEntities(subgraph, wave, wave)) ? PathFinder.CALL_TOGETHER : alone;
	}

	/**
	 * What asking a subgraph for entities after a wave costs at least.
	 */
	long leastCostOfEntities(int subgraph, int wave) {
		return asksForEntities(subgraph, wave + 1, Integer.MAX_VALUE) ? PathFinder.CALL_TOGETHER : PathFinder.CALL;
	}

	private boolean asksForEntities(int subgraph, int first, int last) {
		for (Fetch fetch : this.fetches) {
			if (fetch.subgraph() == subgraph && fetch.isForEntities() && fetch.wave() >= first
					&& fetch.wave() <= last) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Counts steps of the search, which are bounded so that planning is: the same
	 * operation is always refused, or never.
	 */
	void work(int steps) throws PlanningException {
		this.work += steps;
		if (this.work > MAX_WORK) {
			throw new PlanningException("The query is too complex to be planned");
		}
	}

	int work() {
		return this.work;
	}

	/**
	 * From here on, operations start at this subgraph only, and after everything before.
	 * Where what was before is one request to the same subgraph, that one goes on: it
	 * keeps the order by itself.
	 */
	void startAnewAt(int subgraph) {
		boolean onlyItsRoot = this.fetches.size() == this.barrier.size() + 1;
		if (onlyItsRoot && this.rootSites.containsKey(subgraph)) {
			return;
		}
		this.onlyStart = subgraph;
		this.rootSites.clear();
		this.barrier.clear();
		this.barrier.addAll(this.fetches);
	}

	boolean mayStartAt(int subgraph) {
		return this.onlyStart == null || this.onlyStart == subgraph;
	}

	/**
	 * Whether fields can still be added at a site: a root site of an earlier mutation is
	 * done.
	 */
	boolean isInReach(Site site) {
		return site.branch() != this.rootBranch || site == this.rootSites.get(site.subgraph());
	}

	@Nullable Site rootSite(int subgraph) {
		return this.rootSites.get(subgraph);
	}

	@Nullable Site requirementSite(OpField field, int subgraph, Needs needs) {
		return this.requirementSites.get(requirementKey(field, subgraph, needs));
	}

	private static String requirementKey(OpField field, int subgraph, Needs needs) {
		return subgraph + " " + field.branch().position().id() + field.types() + " " + needs.text();
	}

	/**
	 * Makes the plan fetch a leaf.
	 * @return the fetch that brings it
	 */
	Fetch commit(Route route) throws PlanningException {
		Site site = site(route.end());
		if (!route.leaf().isTypename() || site.branch().types().size() > 1) {
			widen(site, route.leaf());
			if (!route.leaf().isTypename()) {
				site.select(route.leaf());
			}
		}
		return site.fetch();
	}

	private static void widen(Site site, OpField field) {
		Entities entities = site.fetch().entities();
		if (entities != null && entities.branch() == site.branch()) {
			entities.types().addAll(field.types());
		}
	}

	private Site site(Candidate candidate) throws PlanningException {
		return switch (candidate.move()) {
			case Move.Present present -> present.site();
			case Move.Start start -> start(candidate.subgraph());
			case Move.Descend descend -> {
				Site parent = site(Objects.requireNonNull(candidate.from()));
				widen(parent, descend.field());
				yield parent.below(descend.field(), descend.target(), candidate.provided(), candidate.seenAs());
			}
			case Move.Enter enter -> enter(candidate, enter);
		};
	}

	private Site start(int subgraph) {
		Site present = this.rootSites.get(subgraph);
		if (present != null) {
			return present;
		}
		Fetch fetch = fetch(subgraph, null, 0);
		fetch.dependsOn().addAll(this.barrier);
		Site site = new Site(fetch, this.rootBranch, Provided.NOTHING, null, false);
		fetch.startsAt(site);
		this.rootSites.put(subgraph, site);
		return site;
	}

	private Fetch fetch(int subgraph, @Nullable Entities entities, int jumps) {
		Fetch fetch = new Fetch(this.fetches.size(), subgraph, entities, jumps);
		this.fetches.add(fetch);
		return fetch;
	}

	private Site enter(Candidate candidate, Move.Enter enter) throws PlanningException {
		Branch branch = enter.branch();
		OpField requiring = enter.requiring();
		List<Fetch> before = new ArrayList<>();
		for (Route route : enter.routes()) {
			before.add(commit(route));
		}
		if (requiring == null) {
			for (Site site : branch.sites()) {
				if (site.subgraph() == candidate.subgraph() && site.seenAs() == candidate.seenAs()
						&& site.provided().equals(candidate.provided()) && !site.forOneRequirement()) {
					return site;
				}
			}
		}
		Site from = site(Objects.requireNonNull(candidate.from()));
		Entrance way = enter.entrance();
		var types = (requiring != null) ? requiring.types() : branch.types();
		Entities entities = new Entities(branch, types, way);
		Fetch fetch = fetch(candidate.subgraph(), entities, from.fetch().jumps() + 1);
		fetch.dependsOn().add(from.fetch());
		fetch.dependsOn().addAll(before);
		fetch.dependsOn().remove(fetch);
		Site site = new Site(fetch, branch, Provided.NOTHING, candidate.seenAs(), requiring != null);
		fetch.startsAt(site);
		represent(entities, way, from, fetch.subgraph());
		if (requiring != null) {
			JoinField join = Objects
				.requireNonNull(this.resolvability.resolved(requiring, way.seenAs(), way.subgraph(), Provided.NOTHING));
			Needs needs = Objects.requireNonNull(Needs.of(requiring, join, this.schema));
			tell(entities, needs, way.subgraph());
			this.requirementSites.put(requirementKey(requiring, way.subgraph(), needs), site);
		}
		return site;
	}

	private void tell(Entities entities, Needs needs, int subgraph) throws PlanningException {
		if (needs.requires() != null) {
			InputField.addAll(entities.inputs(),
					this.fieldSets.inputs(needs.requires(), entities.branch(), entities.types(), subgraph, false));
		}
		for (FromAbove above : needs.fromAbove()) {
			Branch branch = above.branch();
			entities.contexts()
				.putIfAbsent(above.argument().source(), new ContextInput(above.depth(), above.argument().type(),
						this.fieldSets.inputs(above.argument().selection(), branch, branch.types(), subgraph, false)));
		}
	}

	private void represent(Entities entities, Entrance way, Site from, int subgraph) throws PlanningException {
		if (way.key() == null) {
			return;
		}
		FieldSet key = way.key().fields();
		if (this.resolvability.resolves(key, from.branch().samples(), from.seenAs(), from.subgraph(),
				from.provided())) {
			this.fieldSets.select(key, from, entities.types());
		}
		InputField.addAll(entities.inputs(),
				this.fieldSets.inputs(key, entities.branch(), entities.types(), subgraph, true));
	}

}
