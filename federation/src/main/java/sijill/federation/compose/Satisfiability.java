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

import graphql.language.Field;
import graphql.language.SelectionSet;
import org.jspecify.annotations.Nullable;

import sijill.federation.OperationKind;
import sijill.federation.compose.Way.Step;
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

	private static final SelectionSet TYPENAME = new SelectionSet(List.of(new Field("__typename")));

	private final SupergraphSchema schema;

	private final Plannable plannable;

	private final Requirements requirements;

	private final Problems problems;

	private final Places places;

	private final Set<String> hinted = new HashSet<>();

	private Checked checked = new Checked();

	Satisfiability(SupergraphSchema schema, Problems problems, Places places) {
		this.schema = schema;
		this.plannable = new Plannable(schema);
		this.requirements = new Requirements(schema);
		this.problems = problems;
		this.places = places;
	}

	/**
	 * Objects to look at, and who can be asked for them.
	 */
	private record Stop(Way way, Map<Set<String>, Set<Reached>> reached) {
	}

	/**
	 * A field that cannot be fetched.
	 */
	private record Unsatisfied(String code, String message, String type, String field) {

		static Unsatisfied withoutPlan(Way way, Field field, Set<String> labels) {
			return new Unsatisfied("SATISFIABILITY_ERROR",
					"The following supergraph API query:\n" + way.text(field) + "\ncannot be satisfied by the subgraphs"
							+ (labels.isEmpty() ? "." : " where fields have moved by " + labels + "."),
					way.type().name(), field.getName());
		}

	}

	void check() {
		for (OperationKind kind : OperationKind.values()) {
			CompositeType root = this.schema.composite(String.valueOf(this.schema.root(kind)));
			if (root != null && !root.inaccessible()) {
				Way way = Way.toRoot(kind, root);
				if (kind == OperationKind.QUERY) {
					this.checked.add("", way, this.plannable.reached(way));
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
		List<Unsatisfied> anywhere = new ArrayList<>();
		checkTypes(new Stop(root, this.plannable.reached(root)), field, anywhere);
		if (!anywhere.isEmpty()) {
			report(anywhere);
			return;
		}
		List<Way> ways = ways(root, field);
		if (ways.size() == 1) {
			report(unsatisfied(ways.getFirst(), List.of(field)));
			return;
		}
		List<List<Unsatisfied>> all = new ArrayList<>();
		for (Way way : ways) {
			Checked before = this.checked.copy();
			List<Unsatisfied> unsatisfied = unsatisfied(way, List.of(field));
			if (unsatisfied.isEmpty()) {
				return;
			}
			all.add(unsatisfied);
			this.checked = before;
		}
		this.places.error("SATISFIABILITY_ERROR",
				"\"" + root.type() + "." + field.name()
						+ "\" is asked of one subgraph only, and none of those that have it can do:\n"
						+ all.stream().map((it) -> it.getFirst().message()).collect(Collectors.joining("\n")),
				root.type().name(), field.name());
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
				this.places.error(it.code(), it.message(), it.type(), it.field());
			}
		}
	}

	/**
	 * What cannot be fetched of these fields at the end of a way, and of all that they
	 * lead to.
	 */
	private List<Unsatisfied> unsatisfied(Way start, Collection<SchemaField> fields) {
		List<Unsatisfied> unsatisfied = new ArrayList<>();
		Deque<Stop> open = new ArrayDeque<>();
		check(new Stop(start, this.plannable.reached(start)), fields, unsatisfied, open);
		while (!open.isEmpty() && unsatisfied.size() < MAX_ERRORS) {
			Stop stop = open.remove();
			check(stop, stop.way().type().fields(), unsatisfied, open);
		}
		return unsatisfied;
	}

	private void check(Stop stop, Collection<SchemaField> fields, List<Unsatisfied> unsatisfied, Deque<Stop> open) {
		Way way = stop.way();
		List<Field> asked = new ArrayList<>();
		Set<Field> unmet = new HashSet<>();
		for (SchemaField field : fields) {
			CompositeType below = this.schema.composite(field.type().baseName());
			if (isVisible(field) && !isAbandoned(below)) {
				if (!this.plannable.isEvident(way, stop.reached(), field)) {
					Field selected = new Field(field.name(), (below != null) ? TYPENAME : null);
					asked.add(selected);
					if (!this.requirements.canBeMet(way.type(), field)) {
						unmet.add(selected);
					}
				}
				if (below != null) {
					checkTypes(stop, field, unsatisfied);
					descend(stop, field, below, open);
				}
			}
		}
		if (asked.isEmpty() || (unmet.isEmpty() && this.plannable.withoutPlan(way, asked) == null)) {
			return;
		}
		for (Field field : asked) {
			Set<String> labels = unmet.contains(field) ? Set.of() : this.plannable.withoutPlan(way, List.of(field));
			if (labels != null) {
				unsatisfied.add(Unsatisfied.withoutPlan(way, field, labels));
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

	/**
	 * Who shares a field answers like all who do, so some type has to be known to all.
	 */
	private void checkTypes(Stop stop, SchemaField field, List<Unsatisfied> unsatisfied) {
		CompositeType below = this.schema.composite(field.type().baseName());
		if (below == null || below.isObject()) {
			return;
		}
		for (Set<Reached> reached : stop.reached().values()) {
			Map<String, Set<String>> possible = new TreeMap<>();
			boolean comparable = true;
			for (Reached there : reached) {
				JoinField join = field.in(there.subgraph());
				if (join != null && !join.external() && join.move() == null) {
					JoinType type = below.in(there.subgraph());
					comparable &= type != null && !type.interfaceObject();
					possible.put(this.schema.subgraphName(there.subgraph()),
							possibleTypes(there.subgraph(), join, below));
				}
			}
			Set<String> common = new TreeSet<>(this.schema.possibleTypes(below.name()));
			possible.values().forEach(common::retainAll);
			if (possible.size() > 1 && common.isEmpty() && possible.values().stream().noneMatch(Set::isEmpty)) {
				unsatisfied.add(new Unsatisfied("SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES",
						"Shared field \"" + stop.way().type() + "." + field.name()
								+ "\" can be of no type that all its subgraphs know: " + possible,
						stop.way().type().name(), field.name()));
				return;
			}
			if (comparable && !possible.values().stream().allMatch(common::equals)) {
				hintAtOtherTypes(stop.way().type() + "." + field.name(), possible, common);
			}
		}
	}

	private void hintAtOtherTypes(String coordinate, Map<String, Set<String>> possible, Set<String> common) {
		String message = coordinate + " should only be of what all its subgraphs know, which is " + common + ": "
				+ possible;
		if (this.hinted.add(message)) {
			this.problems.hint("INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN", message);
		}
	}

	private Set<String> possibleTypes(int subgraph, JoinField join, CompositeType below) {
		JoinType there = below.in(subgraph);
		return (there == null || there.interfaceObject()) ? this.schema.possibleTypes(below.name())
				: this.schema.possibleTypes(subgraph, join.type().baseName());
	}

	private void descend(Stop stop, SchemaField field, CompositeType below, Deque<Stop> open) {
		Way way = stop.way();
		Map<String, Object> contexts = new TreeMap<>(way.contexts());
		this.schema.contexts(way.type().name()).forEach((it) -> contexts.put(it, List.of(way.type(), stop.reached())));
		for (String name : possibleTypes(field, below)) {
			CompositeType type = this.schema.requireComposite(name);
			if (!type.inaccessible()) {
				Way next = way.through(new Step(field.name(), below.isObject() ? null : name), type, contexts);
				Map<Set<String>, Set<Reached>> reached = this.plannable.reached(next, way, stop.reached(), field);
				if (!reached.isEmpty() && this.checked.add(way.type() + "." + field.name(), next, reached)) {
					open.add(new Stop(next, reached));
				}
			}
		}
	}

	/** The types of objects that some subgraph can bring at a field. */
	private Set<String> possibleTypes(SchemaField field, CompositeType below) {
		Set<String> possible = new TreeSet<>();
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			JoinField join = field.in(subgraph);
			if (join != null) {
				possible.addAll(possibleTypes(subgraph, join, below));
			}
		}
		return possible.isEmpty() ? this.schema.possibleTypes(below.name()) : possible;
	}

}
