package sijill.federation.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import sijill.federation.OperationKind;
import sijill.federation.operation.Operation;
import sijill.federation.schema.SupergraphSchema;

/**
 * Plans operations over a supergraph. The leaves of an operation are routed one by one,
 * those with the fewest choices first, each the cheapest way given what is already
 * fetched; fetches of one wave then travel together. What was routed first decides what
 * comes cheap later, so the plan is then drafted again with one of its calls made dear,
 * and again, as long as that makes it better and is quick. The same operation always gets
 * the same plan.
 */
public final class Planner {

	/** About 6 ms of a slow core that is warm. */
	private static final int WORK_TO_IMPROVE = 3_000;

	private final SupergraphSchema schema;

	public Planner(SupergraphSchema schema) {
		this.schema = schema;
	}

	/**
	 * Plans an operation that is valid for the client's schema.
	 * @throws PlanningException where no subgraphs together can answer it, or where it is
	 * too complex
	 */
	public Plan plan(Operation operation) throws PlanningException {
		return attempt(operation, (schema, apart) -> best(drafting(schema, operation, apart, List.of()))).compile();
	}

	/**
	 * Makes sure that an operation can be planned, however well.
	 * @param starts the subgraph at which each root field starts; empty where that is
	 * open, as it always is for a query
	 * @throws PlanningException where it cannot
	 */
	public void check(Operation operation, List<Integer> starts) throws PlanningException {
		attempt(operation, (schema, apart) -> drafting(schema, operation, apart, starts).draft(Set.of()));
	}

	/**
	 * Finds who can be asked for the objects at the end of an operation that consists of
	 * the one path there. Whoever is asked may need keys that others have.
	 * @param starts the subgraph at which it starts; empty where that is open
	 * @throws PlanningException where that is too complex
	 */
	public Set<Reached> reached(Operation operation, List<Integer> starts) throws PlanningException {
		return attempt(operation, (schema, apart) -> {
			Draft draft = new Draft(schema, operation, apart, Set.of());
			if (operation.kind() == OperationKind.QUERY) {
				return draft.reached();
			}
			Set<Reached> all = new HashSet<>();
			OpField first = draft.rootFields().getFirst();
			for (int start : starts.isEmpty() ? starts(first, schema) : starts) {
				all.addAll(new Draft(schema, operation, apart, Set.of()).reachedFrom(start));
			}
			return all;
		});
	}

	/**
	 * Makes a draft of the plan that does without some calls where it can.
	 */
	@FunctionalInterface
	private interface Drafting {

		Draft draft(Set<Arrival> avoided) throws PlanningException;

	}

	/**
	 * Something made with the types of objects planned apart at some places.
	 */
	@FunctionalInterface
	private interface Attempt<T> {

		T make(SupergraphSchema schema, Set<String> apart) throws PlanningException;

	}

	private <T> T attempt(Operation operation, Attempt<T> attempt) throws PlanningException {
		SupergraphSchema schema = this.schema.under(operation.labels());
		Set<String> apart = new HashSet<>();
		while (true) {
			try {
				return attempt.make(schema, apart);
			}
			catch (TypesApartException ex) {
				apart.add(ex.field().branch().position().place());
			}
		}
	}

	private static Drafting drafting(SupergraphSchema schema, Operation operation, Set<String> apart,
			List<Integer> starts) throws PlanningException {
		if (operation.kind() == OperationKind.QUERY) {
			return query(schema, operation, apart);
		}
		return starts.isEmpty() ? inOrder(schema, operation, apart) : inOrder(schema, operation, apart, starts);
	}

	private static Draft best(Drafting drafting) throws PlanningException {
		Set<Arrival> avoided = Set.of();
		Draft best = drafting.draft(avoided);
		Deque<Arrival> untried = new ArrayDeque<>(best.arrivals());
		int work = best.work();
		while (best.cost().calls() > 1 && !untried.isEmpty() && work < WORK_TO_IMPROVE) {
			Set<Arrival> more = new HashSet<>(avoided);
			more.add(untried.remove());
			try {
				Draft draft = drafting.draft(more);
				work += draft.work();
				if (draft.cost().isBelow(best.cost())) {
					best = draft;
					avoided = more;
					untried = new ArrayDeque<>(draft.arrivals());
					untried.removeAll(avoided);
				}
			}
			catch (PlanningException ex) {
				// the other way is none
				work += best.work();
			}
		}
		return best;
	}

	private static Drafting query(SupergraphSchema schema, Operation operation, Set<String> apart) {
		return (avoided) -> {
			Draft draft = new Draft(schema, operation, apart, avoided);
			draft.addAll();
			return draft;
		};
	}

	/**
	 * Decides field by field where a mutation or a subscription starts; one that several
	 * subgraphs share starts where the fewest calls follow, those of later fields
	 * included.
	 */
	private static Drafting inOrder(SupergraphSchema schema, Operation operation, Set<String> apart)
			throws PlanningException {
		List<OpField> fields = new Draft(schema, operation, apart, Set.of()).rootFields();
		List<Integer> starts = new ArrayList<>(fields.stream().map((it) -> starts(it, schema).getFirst()).toList());
		for (int i = 0; i < fields.size(); i++) {
			List<Integer> possible = starts(fields.get(i), schema);
			int fewest = Integer.MAX_VALUE;
			for (int start : (possible.size() > 1) ? possible : List.<Integer>of()) {
				List<Integer> attempt = new ArrayList<>(starts);
				attempt.set(i, start);
				try {
					int calls = inOrder(schema, operation, apart, attempt).draft(Set.of()).cost().calls();
					if (calls < fewest) {
						fewest = calls;
						starts.set(i, start);
					}
				}
				catch (TypesApartException ex) {
					throw ex;
				}
				catch (PlanningException ex) {
					// another start may do
				}
			}
		}
		return inOrder(schema, operation, apart, starts);
	}

	private static Drafting inOrder(SupergraphSchema schema, Operation operation, Set<String> apart,
			List<Integer> starts) {
		return (avoided) -> {
			Draft draft = new Draft(schema, operation, apart, avoided);
			draft.addInOrder(starts);
			return draft;
		};
	}

	private static List<Integer> starts(OpField field, SupergraphSchema schema) {
		List<Integer> starts = new ArrayList<>();
		for (int subgraph = 0; subgraph < schema.subgraphs().size(); subgraph++) {
			var join = field.isTypename() ? null : field.definition().in(subgraph);
			if (join != null && !join.external()) {
				starts.add(subgraph);
			}
		}
		return starts.isEmpty() ? List.of(0) : starts;
	}

}
