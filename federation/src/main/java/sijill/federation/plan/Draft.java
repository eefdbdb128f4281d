package sijill.federation.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import sijill.federation.OperationKind;
import sijill.federation.operation.Operation;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * A plan in the making: leaves are routed one by one, each the cheapest way given what is
 * already fetched, and what the answer depends on beside them is fetched as well.
 */
final class Draft {

	private final SupergraphSchema schema;

	private final Operation operation;

	private final OperationTree tree;

	private final FieldSets fieldSets;

	private final PlanState state;

	private final PathFinder paths;

	/**
	 * Begins a plan.
	 * @param apart the places where objects of an interface that some subgraph knows only
	 * as an object are planned type by type
	 * @param avoided what the plan had better do without
	 */
	Draft(SupergraphSchema schema, Operation operation, Set<String> apart, Set<Arrival> avoided)
			throws PlanningException {
		this.schema = schema;
		this.operation = operation;
		this.tree = new OperationTree(schema, operation, apart);
		Resolvability resolvability = new Resolvability(schema);
		this.fieldSets = new FieldSets(schema, resolvability, this.tree);
		this.state = new PlanState(schema, resolvability, this.fieldSets, this.tree.root().branches().getFirst(),
				avoided);
		this.paths = new PathFinder(schema, resolvability, this.fieldSets, this.state);
	}

	/**
	 * The operation's root fields.
	 */
	List<OpField> rootFields() {
		return this.tree.root().branches().getFirst().fields();
	}

	/**
	 * What answering costs: how many calls, and how many of them one after the other.
	 */
	record Cost(int calls, int waves) {

		boolean isBelow(Cost other) {
			return (this.calls != other.calls) ? this.calls < other.calls : this.waves < other.waves;
		}

	}

	Cost cost() {
		int calls = RequestWriter.grouped(this.state.fetches()).size();
		return new Cost(calls, this.state.fetches().stream().mapToInt(Fetch::wave).max().orElse(0));
	}

	/**
	 * Who is asked for what.
	 */
	Set<Arrival> arrivals() {
		return this.state.fetches().stream().map(Arrival::of).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * How many steps of search it was.
	 */
	int work() {
		return this.state.work();
	}

	/**
	 * Adds all leaves of a query, those with the fewest choices first.
	 */
	void addAll() throws PlanningException {
		addAll(leaves(this.tree.root()));
	}

	/**
	 * Adds the root fields, each after everything before.
	 * @param starts the subgraph at which each starts
	 */
	void addInOrder(List<Integer> starts) throws PlanningException {
		List<OpField> fields = rootFields();
		for (int i = 0; i < fields.size(); i++) {
			this.state.startAnewAt(starts.get(i));
			List<OpField> leaves = new ArrayList<>();
			addLeaves(fields.get(i), leaves);
			addAll(leaves);
			presence(fields.get(i));
		}
	}

	/**
	 * Who can be asked for the objects of the only leaf.
	 */
	Set<Reached> reached() throws PlanningException {
		List<OpField> leaves = leaves(this.tree.root());
		List<Candidate> ways = leaves.isEmpty() ? List.of() : this.paths.ways(leaves.getFirst());
		return ways.stream().map(Reached::by).collect(Collectors.toSet());
	}

	Set<Reached> reachedFrom(int start) throws PlanningException {
		this.state.startAnewAt(start);
		return reached();
	}

	private void addAll(List<OpField> leaves) throws PlanningException {
		List<OpField> ordered = new ArrayList<>(leaves);
		ordered.removeIf((it) -> it.isTypename() && !it.name().equals(OpField.TYPENAME));
		ordered.sort(Comparator.comparingInt(this::choices));
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
				|| !this.tree.likeness().isExternalSomewhere(leaf.definition())) {
			return;
		}
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
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
	 * Learns the types of objects first that may only be known as an interface, so that
	 * what is fetched then comes from where the type is known.
	 */
	private void learnTypes(OpField leaf) throws PlanningException {
		Position position = leaf.branch().position();
		if (position.parent() != null) {
			learnTypes(position.parent());
			if (position.branches().size() > 1 && this.tree.likeness().isSomewhereAnObject(position.type())) {
				OpField typename = this.tree.need(leaf.branch(), leaf.branch().types(), OpField.TYPENAME, List.of());
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

	/** Types come free where something else is asked. */
	private int choices(OpField leaf) {
		if (leaf.isTypename()) {
			return Integer.MAX_VALUE;
		}
		int choices = 0;
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			var join = leaf.definition().in(subgraph);
			if (join != null && !join.external()) {
				choices++;
			}
		}
		return (choices == 0) ? 1 : choices;
	}

	/**
	 * The plan, as far as it was made.
	 */
	Plan compile() throws PlanningException {
		Shapes shapes = new Shapes(this.schema, this.operation);
		List<Request> requests = new RequestWriter(this.schema, this.operation, shapes::of).write(this.state.fetches());
		Shape root = shapes.of(this.tree.root());
		shapes.complete();
		boolean introspects = this.tree.root()
			.branches()
			.stream()
			.flatMap((it) -> it.fields().stream())
			.anyMatch((it) -> it.isTypename() && !it.name().equals(OpField.TYPENAME));
		return new Plan(this.operation.kind(), List.copyOf(requests), this.tree.root().type().name(), root, introspects,
				PlanPrinter.print(requests, this.schema));
	}

}
