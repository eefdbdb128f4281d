package sijill.federation.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import sijill.federation.OperationKind;
import sijill.federation.operation.Operation;
import sijill.federation.plan.PathFinder.Result;
import sijill.federation.schema.SchemaField;
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
		Set<String> apart = new HashSet<>();
		while (true) {
			try {
				return (operation.kind() == OperationKind.QUERY) ? best(operation, apart)
						: compile(inOrder(operation, apart));
			}
			catch (TypesApartException ex) {
				apart.add(ex.field().branch().position().place());
			}
		}
	}

	/**
	 * The orders in which leaves are routed. None is always best: what was routed first
	 * decides what comes cheap later.
	 */
	private enum Order {

		FIRST_TO_LAST, LAST_TO_FIRST, DEEPEST_FIRST;

		List<OpField> of(List<OpField> leaves) {
			return switch (this) {
				case FIRST_TO_LAST -> leaves;
				case LAST_TO_FIRST -> leaves.reversed();
				case DEEPEST_FIRST ->
					leaves.stream().sorted(Comparator.comparingInt(OpField::depth).reversed()).toList();
			};
		}

	}

	/**
	 * The plan with the fewest calls of those that come of the orders, as long as they
	 * are quick to try.
	 */
	private Plan best(Operation operation, Set<String> apart) throws PlanningException {
		Plan best = null;
		for (Order order : Order.values()) {
			try {
				Draft draft = new Draft(operation, apart, Map.of());
				draft.addAll(order.of(leaves(draft.tree.root())));
				Plan plan = compile(draft);
				best = (best == null || plan.isBetterThan(best)) ? plan : best;
				if (plan.requests().size() < 2 || draft.state.work() > WORK_TO_REPEAT) {
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
	 * subgraphs share starts where the fewest calls follow.
	 */
	private Draft inOrder(Operation operation, Set<String> apart) throws PlanningException {
		Map<Integer, Integer> starts = new HashMap<>();
		List<OpField> fields = new Draft(operation, apart, starts).tree.root().branches().getFirst().fields();
		for (int i = 0; i < fields.size(); i++) {
			List<Integer> possible = starts(fields.get(i));
			starts.put(i, possible.getFirst());
			int fewest = Integer.MAX_VALUE;
			for (int start : (possible.size() > 1) ? possible : List.<Integer>of()) {
				Map<Integer, Integer> attempt = new HashMap<>(starts);
				attempt.put(i, start);
				Draft draft = new Draft(operation, apart, attempt);
				try {
					draft.addInOrder(i + 1);
					if (draft.state.fetches().size() < fewest) {
						fewest = draft.state.fetches().size();
						starts.put(i, start);
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
		Draft draft = new Draft(operation, apart, starts);
		draft.addInOrder(fields.size());
		return draft;
	}

	private List<Integer> starts(OpField field) {
		List<Integer> starts = new ArrayList<>();
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			var join = field.isTypename() ? null : field.definition().in(subgraph);
			if (join != null && !join.external()) {
				starts.add(subgraph);
			}
		}
		return starts.isEmpty() ? List.of(0) : starts;
	}

	private List<OpField> leaves(Position position) {
		List<OpField> leaves = new ArrayList<>();
		position.branches().forEach((branch) -> branch.fields().forEach((field) -> addLeaves(field, leaves)));
		return leaves;
	}

	private void addLeaves(OpField field, List<OpField> leaves) {
		Position child = field.child();
		if (field.isDenied()) {
			return;
		}
		if (child == null) {
			boolean atRoot = field.branch().position().parent() == null;
			if (!(field.isTypename() && atRoot)) {
				leaves.add(field);
			}
		}
		else {
			leaves.addAll(leaves(child));
		}
	}

	private int choices(OpField leaf) {
		if (leaf.isTypename()) {
			return Integer.MAX_VALUE;
		}
		int choices = 0;
		SchemaField definition = leaf.definition();
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			var join = definition.in(subgraph);
			if (join != null && !join.external()) {
				choices++;
			}
		}
		return (choices == 0) ? 1 : choices;
	}

	private Plan compile(Draft draft) {
		Shapes shapes = new Shapes(this.schema, draft.operation);
		List<Request> requests = new RequestWriter(this.schema, draft.operation, shapes::of)
			.write(draft.state.fetches());
		Shape root = shapes.of(draft.tree.root());
		shapes.complete();
		boolean introspects = draft.tree.root()
			.branches()
			.stream()
			.flatMap((it) -> it.fields().stream())
			.anyMatch((it) -> it.isTypename() && !it.name().equals(OpField.TYPENAME));
		return new Plan(draft.operation.kind(), List.copyOf(requests), draft.tree.root().type().name(), root,
				introspects, PlanPrinter.print(requests, this.schema));
	}

	/**
	 * A plan in the making.
	 */
	private final class Draft {

		private final Operation operation;

		private final OperationTree tree;

		private final FieldSets fieldSets;

		private final PlanState state;

		private final PathFinder paths;

		private final Map<Integer, Integer> starts;

		Draft(Operation operation, Set<String> apart, Map<Integer, Integer> starts) throws PlanningException {
			this.operation = operation;
			this.starts = starts;
			this.tree = new OperationTree(Planner.this.schema, operation, apart);
			Resolvability resolvability = new Resolvability(Planner.this.schema);
			this.fieldSets = new FieldSets(Planner.this.schema, resolvability, this.tree);
			this.state = new PlanState(resolvability, this.fieldSets, this.tree.root().branches().getFirst());
			this.paths = new PathFinder(Planner.this.schema, resolvability, this.fieldSets, this.state);
		}

		/**
		 * Adds the first root fields, each after everything before.
		 */
		void addInOrder(int count) throws PlanningException {
			List<OpField> fields = this.tree.root().branches().getFirst().fields();
			for (int i = 0; i < count; i++) {
				this.state.startAnewAt(this.starts.getOrDefault(i, 0));
				List<OpField> leaves = new ArrayList<>();
				addLeaves(fields.get(i), leaves);
				if (fields.get(i).child() != null) {
					addAll(leaves, fields.get(i));
				}
				else {
					addAll(leaves);
				}
			}
		}

		private void addAll(List<OpField> leaves, OpField above) throws PlanningException {
			addAll(leaves);
			presence(above);
		}

		void addAll(List<OpField> leaves) throws PlanningException {
			List<OpField> ordered = new ArrayList<>(leaves);
			ordered.removeIf((it) -> it.isTypename() && !it.name().equals(OpField.TYPENAME));
			ordered.sort(Comparator.comparingInt(Planner.this::choices));
			for (OpField leaf : ordered) {
				add(leaf);
			}
			if (this.operation.kind() == OperationKind.QUERY) {
				for (OpField field : this.tree.root().branches().getFirst().fields()) {
					presence(field);
				}
			}
		}

		private void add(OpField leaf) throws PlanningException {
			learnTypes(leaf);
			checkOneSource(leaf);
			switch (this.paths.find(leaf)) {
				case Result.Found found -> this.state.commit(found.route());
				case Result.NeverThere never -> {
				}
				case Result.Unreachable unreachable -> throw unreachable(leaf);
			}
		}

		private static PlanningException unreachable(OpField leaf) {
			for (OpField field = leaf; field != null; field = field.branch().position().parent()) {
				if (field.branch().isMixed()) {
					return new TypesApartException(field);
				}
			}
			return new PlanningException(
					"The field " + leaf.branch().sample() + "." + leaf.name() + " cannot be fetched here");
		}

		/**
		 * What is asked of an interface is asked wherever its objects come from: one
		 * subgraph's objects are not completed with those of another one that happens to
		 * answer the same.
		 */
		private void checkOneSource(OpField leaf) throws PlanningException {
			Position position = leaf.branch().position();
			if (!leaf.isGeneral() || leaf.isTypename() || position.branches().size() == 1
					|| !this.tree.isExternalSomewhere(leaf.definition())) {
				return;
			}
			for (int subgraph = 0; subgraph < Planner.this.schema.subgraphs().size(); subgraph++) {
				boolean all = true;
				for (Branch branch : position.branches()) {
					for (OpField field : branch.fields()) {
						if (Objects.equals(field.responseKey(), leaf.responseKey())) {
							all = all && this.paths.isAnsweredFrom(subgraph, field);
						}
					}
				}
				if (all) {
					return;
				}
			}
			throw unreachable(leaf);
		}

		/**
		 * Learns the types of objects first that may only be known as an interface, so
		 * that what is fetched then comes from where the type is known.
		 */
		private void learnTypes(OpField leaf) throws PlanningException {
			Position position = leaf.branch().position();
			if (position.parent() != null) {
				learnTypes(position.parent());
				if (position.branches().size() > 1 && this.tree.isSomewhereAnObject(position.type())) {
					OpField typename = this.tree.need(leaf.branch(), leaf.branch().types(), OpField.TYPENAME,
							List.of());
					if (this.paths.find(typename) instanceof Result.Found found) {
						this.state.commit(found.route());
					}
				}
			}
		}

		/**
		 * Makes sure that the plan learns whether an object is there, and of which type,
		 * where the answer depends on it.
		 */
		private void presence(OpField field) throws PlanningException {
			Position child = field.child();
			if (child == null) {
				return;
			}
			boolean typeMatters = child.branches().size() > 1;
			for (Branch branch : child.branches()) {
				if (typeMatters || branch.sites().isEmpty()) {
					OpField typename = this.tree.need(branch, branch.types(), OpField.TYPENAME, List.of());
					if (this.paths.find(typename) instanceof Result.Found found) {
						this.state.commit(found.route());
					}
				}
				for (OpField below : branch.fields()) {
					presence(below);
				}
			}
		}

	}

}
