package sijill.federation.compose;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import sijill.federation.OperationKind;
import sijill.federation.plan.Reached;
import sijill.federation.plan.Requirements;
import sijill.federation.schema.CompositeType;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.JoinType;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * Checks that whatever the client's schema offers can be fetched: every field of every
 * type, for whoever may be asked for its objects. What the planner cannot plan, the graph
 * cannot promise.
 */
final class Satisfiability {

	private static final int MAX_ERRORS = 10;

	private final SupergraphSchema schema;

	private final Plannable plannable;

	private final Requirements requirements;

	private final Problems problems;

	private final Places places;

	private Checked checked = new Checked();

	Satisfiability(SupergraphSchema schema, Problems problems, Places places) {
		this.schema = schema;
		this.plannable = new Plannable(schema);
		this.requirements = new Requirements(schema);
		this.problems = problems;
		this.places = places;
	}

	/**
	 * A field at the end of a way that cannot be fetched, where these labels are given.
	 */
	private record Unsatisfied(Way way, String field, Set<String> labels) {

		String message() {
			return "The following supergraph API query:\n" + this.way.operation(List.of(this.field))
					+ "\ncannot be satisfied by the subgraphs"
					+ (this.labels.isEmpty() ? "." : " where fields have moved by " + this.labels + ".");
		}

		String name() {
			return this.field.split(" ", 2)[0];
		}

	}

	void check() {
		for (OperationKind kind : OperationKind.values()) {
			CompositeType root = this.schema.composite(String.valueOf(this.schema.root(kind)));
			if (root != null && !root.inaccessible()) {
				Way way = Way.toRoot(kind, root);
				if (kind == OperationKind.QUERY) {
					report(unsatisfied(way, root.fields()));
				}
				else {
					root.fields().forEach((field) -> checkRootField(way, field));
				}
			}
		}
	}

	/** One subgraph is asked for it, and once, so that one has to do. */
	private void checkRootField(Way root, SchemaField field) {
		List<List<Unsatisfied>> all = new ArrayList<>();
		List<Way> ways = ways(root, field);
		for (Way way : ways) {
			Checked before = this.checked.copy();
			List<Unsatisfied> unsatisfied = unsatisfied(way, List.of(field));
			if (unsatisfied.isEmpty()) {
				return;
			}
			all.add(unsatisfied);
			this.checked = before;
		}
		if (all.size() == 1) {
			report(all.getFirst());
		}
		else {
			this.places.error("SATISFIABILITY_ERROR",
					"\"" + root.type() + "." + field.name()
							+ "\" is asked of one subgraph only, and none of those that have it can do:\n"
							+ all.stream().map((it) -> it.getFirst().message()).collect(Collectors.joining("\n")),
					root.type().name(), field.name());
		}
	}

	private List<Way> ways(Way root, SchemaField field) {
		List<Way> ways = new ArrayList<>();
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			JoinField join = field.in(subgraph);
			if (join != null && join.move() != null) {
				return List.of(root);
			}
			if (join != null && !join.external()) {
				ways.add(root.startingAt(subgraph));
			}
		}
		return ways.isEmpty() ? List.of(root) : ways;
	}

	private void report(List<Unsatisfied> all) {
		for (Unsatisfied it : all) {
			if (this.problems.errors().size() < MAX_ERRORS) {
				this.places.error("SATISFIABILITY_ERROR", it.message(), it.way().type().name(), it.name());
			}
		}
	}

	/**
	 * What cannot be fetched of these fields at the end of a way, and of all that they
	 * lead to.
	 */
	private List<Unsatisfied> unsatisfied(Way start, Collection<SchemaField> fields) {
		List<Unsatisfied> unsatisfied = new ArrayList<>();
		Deque<Way> open = new ArrayDeque<>();
		check(start, fields, unsatisfied, open);
		while (!open.isEmpty() && unsatisfied.size() < MAX_ERRORS) {
			Way way = open.remove();
			check(way, way.type().fields(), unsatisfied, open);
		}
		return unsatisfied;
	}

	private void check(Way way, Collection<SchemaField> fields, List<Unsatisfied> unsatisfied, Deque<Way> open) {
		List<String> asked = new ArrayList<>();
		Set<String> unmet = new HashSet<>();
		for (SchemaField field : fields) {
			CompositeType below = this.schema.composite(field.type().baseName());
			if (isVisible(field) && !isAbandoned(below)) {
				String text = (below != null) ? field.name() + " { __typename }" : field.name();
				asked.add(text);
				if (!this.requirements.canBeMet(way.type(), field)) {
					unmet.add(text);
				}
				if (below != null) {
					descend(way, field, below, open);
				}
			}
		}
		if (asked.isEmpty() || (unmet.isEmpty() && this.plannable.withoutPlan(way, asked) == null)) {
			return;
		}
		for (String field : asked) {
			Set<String> labels = unmet.contains(field) ? Set.of() : this.plannable.withoutPlan(way, List.of(field));
			if (labels != null) {
				unsatisfied.add(new Unsatisfied(way, field, labels));
			}
		}
	}

	private boolean isVisible(SchemaField field) {
		CompositeType below = this.schema.composite(field.type().baseName());
		return !field.inaccessible() && (below == null || !below.inaccessible());
	}

	/** Of an interface that nobody implements nothing ever comes, and nothing has to. */
	private boolean isAbandoned(@Nullable CompositeType type) {
		return type != null && type.kind() == CompositeType.Kind.INTERFACE
				&& this.schema.possibleTypes(type.name()).contains(type.name());
	}

	private void descend(Way way, SchemaField field, CompositeType below, Deque<Way> open) {
		Map<String, Object> contexts = new TreeMap<>(way.contexts());
		Set<String> set = this.schema.contexts(way.type().name());
		if (!set.isEmpty()) {
			Object here = List.of(way.type(), way.path().isEmpty() ? way.starts() : this.plannable.reached(way));
			set.forEach((it) -> contexts.put(it, here));
		}
		for (String name : possibleTypes(field, below)) {
			CompositeType type = this.schema.requireComposite(name);
			if (!type.inaccessible()) {
				Way next = way.through(field.name(), below, type, contexts);
				Map<Set<String>, Set<Reached>> reached = this.plannable.reached(next);
				if (!reached.isEmpty() && this.checked.add(way.type() + "." + field.name(), next, reached)) {
					open.add(next);
				}
			}
		}
	}

	/**
	 * The types of objects that some subgraph can bring at a field; all, where one knows
	 * the interface only as an object.
	 */
	private Set<String> possibleTypes(SchemaField field, CompositeType below) {
		if (below.isObject()) {
			return this.schema.possibleTypes(below.name());
		}
		Set<String> possible = new TreeSet<>();
		boolean known = false;
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			JoinField join = field.in(subgraph);
			JoinType there = (join != null) ? below.in(subgraph) : null;
			if (join != null && (there == null || there.interfaceObject())) {
				return this.schema.possibleTypes(below.name());
			}
			if (join != null) {
				possible.addAll(this.schema.possibleTypes(subgraph, join.type().baseName()));
				known = true;
			}
		}
		return known ? possible : this.schema.possibleTypes(below.name());
	}

}
