package sijill.federation.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import sijill.federation.OperationKind;
import sijill.federation.operation.Operation;
import sijill.federation.plan.Draft.Presence;
import sijill.federation.schema.SupergraphSchema;

/**
 * Plans operations over a supergraph. The leaves of an operation are routed one by one,
 * those with the fewest choices first, each the cheapest way given what is already
 * fetched; fetches of one wave then travel together. The same operation always gets the
 * same plan.
 */
public final class Planner {

	private static final int WORK_TO_REPEAT = 300;

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
		return plan(operation, Planner::best);
	}

	/**
	 * Makes sure that an operation can be planned, however well.
	 * @throws PlanningException where it cannot
	 */
	public void check(Operation operation) throws PlanningException {
		plan(operation, (schema, query, apart) -> plan(Order.FIRST_TO_LAST, new Draft(schema, query, apart)));
	}

	/**
	 * How a query is planned, with some places planned type by type.
	 */
	@FunctionalInterface
	private interface ForQueries {

		Plan plan(SupergraphSchema schema, Operation query, Set<String> apart) throws PlanningException;

	}

	private Plan plan(Operation operation, ForQueries queries) throws PlanningException {
		SupergraphSchema schema = this.schema.under(operation.labels());
		Set<String> apart = new HashSet<>();
		while (true) {
			try {
				return (operation.kind() == OperationKind.QUERY) ? queries.plan(schema, operation, apart)
						: inOrder(schema, operation, apart).compile();
			}
			catch (TypesApartException ex) {
				apart.add(ex.field().branch().position().place());
			}
		}
	}

	private static Plan plan(Order order, Draft draft) throws PlanningException {
		draft.addAll(order::of, order.presence());
		return draft.compile();
	}

	/**
	 * The orders in which leaves are routed. None is always best: what was routed first
	 * decides what comes cheap later.
	 */
	private enum Order {

		FIRST_TO_LAST, LAST_TO_FIRST, DEEPEST_FIRST, PRESENCE_BY_CHOICES;

		List<OpField> of(List<OpField> leaves) {
			return switch (this) {
				case FIRST_TO_LAST, PRESENCE_BY_CHOICES -> leaves;
				case LAST_TO_FIRST -> leaves.reversed();
				case DEEPEST_FIRST ->
					leaves.stream().sorted(Comparator.comparingInt(OpField::depth).reversed()).toList();
			};
		}

		Presence presence() {
			return (this == PRESENCE_BY_CHOICES) ? Presence.BY_CHOICES : Presence.LAST;
		}

	}

	/**
	 * The plan with the fewest calls of those that come of the orders, as long as they
	 * are quick to try.
	 */
	private static Plan best(SupergraphSchema schema, Operation operation, Set<String> apart) throws PlanningException {
		Plan best = null;
		for (Order order : Order.values()) {
			try {
				Draft draft = new Draft(schema, operation, apart);
				if (order.presence() == Presence.BY_CHOICES && !draft.asksForPresence()) {
					continue;
				}
				Plan plan = plan(order, draft);
				best = (best == null || plan.isBetterThan(best)) ? plan : best;
				if (plan.requests().size() < 2 || draft.work() > WORK_TO_REPEAT) {
					return best;
				}
			}
			catch (PlanningException ex) {
				if (best == null) {
					throw ex;
				}
			}
		}
		return Objects.requireNonNull(best);
	}

	/**
	 * Decides field by field where a mutation or a subscription starts; one that several
	 * subgraphs share starts where the fewest calls follow, those of later fields
	 * included.
	 */
	private static Draft inOrder(SupergraphSchema schema, Operation operation, Set<String> apart)
			throws PlanningException {
		List<OpField> fields = new Draft(schema, operation, apart).rootFields();
		List<Integer> starts = new ArrayList<>(fields.stream().map((it) -> starts(it, schema).getFirst()).toList());
		for (int i = 0; i < fields.size(); i++) {
			List<Integer> possible = starts(fields.get(i), schema);
			int fewest = Integer.MAX_VALUE;
			for (int start : (possible.size() > 1) ? possible : List.<Integer>of()) {
				List<Integer> attempt = new ArrayList<>(starts);
				attempt.set(i, start);
				try {
					int fetches = inOrder(schema, operation, apart, attempt).fetches();
					if (fetches < fewest) {
						fewest = fetches;
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

	private static Draft inOrder(SupergraphSchema schema, Operation operation, Set<String> apart, List<Integer> starts)
			throws PlanningException {
		Draft draft = new Draft(schema, operation, apart);
		draft.addInOrder(starts);
		return draft;
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
