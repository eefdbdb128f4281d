package sijill.federation.compose;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.OperationKind;
import sijill.federation.operation.LabelWalk;
import sijill.federation.operation.Operation;
import sijill.federation.plan.Planner;
import sijill.federation.plan.PlanningException;
import sijill.federation.plan.Requirements;
import sijill.federation.schema.CompositeType;
import sijill.federation.schema.GraphText;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.JoinType;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * Checks that whatever the client's schema offers can be fetched: every field of every
 * type, on the shortest way by each field that leads to the type. What the planner cannot
 * plan, the graph cannot promise.
 */
final class Satisfiability {

	private static final int MAX_ERRORS = 10;

	private static final int MOST_LABELS_TOGETHER = 3;

	private final SupergraphSchema schema;

	private final Planner planner;

	private final Requirements requirements;

	private final Problems problems;

	private final Places places;

	private final Set<String> seen = new HashSet<>();

	private final Deque<Place> open = new ArrayDeque<>();

	Satisfiability(SupergraphSchema schema, Problems problems, Places places) {
		this.schema = schema;
		this.planner = new Planner(schema);
		this.requirements = new Requirements(schema);
		this.problems = problems;
		this.places = places;
	}

	/**
	 * Objects of a type, the fields with type conditions that lead to them, and the types
	 * of the nearest objects above that set each context.
	 */
	private record Place(OperationKind kind, CompositeType type, List<String> path, Map<String, String> contexts) {
	}

	void check() {
		for (OperationKind kind : OperationKind.values()) {
			String root = this.schema.root(kind);
			if (root != null && !this.schema.requireComposite(root).inaccessible()) {
				this.open.add(new Place(kind, this.schema.requireComposite(root), List.of(), Map.of()));
			}
		}
		while (!this.open.isEmpty() && this.problems.errors().size() < MAX_ERRORS) {
			check(this.open.remove());
		}
	}

	private void check(Place place) {
		List<String> fields = new ArrayList<>();
		Set<String> unmet = new HashSet<>();
		for (SchemaField field : place.type().fields()) {
			CompositeType below = this.schema.composite(field.type().baseName());
			if (isVisible(field) && !isAbandoned(below)) {
				String text = (below != null) ? field.name() + " { __typename }" : field.name();
				fields.add(text);
				if (!this.requirements.canBeMet(place.type(), field)) {
					unmet.add(text);
				}
				if (below != null) {
					descend(place, field, below);
				}
			}
		}
		boolean oneByOne = place.kind() == OperationKind.SUBSCRIPTION && place.path().isEmpty();
		if (fields.isEmpty() || (!oneByOne && unmet.isEmpty() && withoutPlan(place, fields) == null)) {
			return;
		}
		for (String field : fields) {
			Set<String> labels = unmet.contains(field) ? Set.of() : withoutPlan(place, List.of(field));
			if (labels != null) {
				this.places.error("SATISFIABILITY_ERROR",
						"The following supergraph API query:\n" + text(place, List.of(field))
								+ "\ncannot be satisfied by the subgraphs"
								+ (labels.isEmpty() ? "." : " where fields have moved by " + labels + "."),
						place.type().name(), field.split(" ", 2)[0]);
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

	private void descend(Place place, SchemaField field, CompositeType below) {
		Map<String, String> contexts = new TreeMap<>(place.contexts());
		this.schema.contexts(place.type().name()).forEach((it) -> contexts.put(it, place.type().name()));
		for (String name : possibleTypes(field, below)) {
			CompositeType type = this.schema.requireComposite(name);
			if (!type.inaccessible() && this.seen.add(place.type() + "." + field.name() + " " + name + contexts)) {
				List<String> path = new ArrayList<>(place.path());
				path.add(field.name());
				if (!below.isObject()) {
					path.add("... on " + name);
				}
				this.open.add(new Place(place.kind(), type, path, contexts));
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

	/**
	 * Labels with which there is no plan; null where there is always one.
	 */
	private @Nullable Set<String> withoutPlan(Place place, List<String> fields) {
		Document document = GraphText.query(text(place, fields));
		OperationDefinition definition = document.getDefinitionsOfType(OperationDefinition.class).getFirst();
		Operation operation = new Operation(place.kind(), definition, Map.of(), Map.of());
		for (Set<String> labels : given(LabelWalk.labels(definition, Map.of(), this.schema))) {
			try {
				this.planner.check(operation.under(labels));
			}
			catch (PlanningException ex) {
				return labels;
			}
		}
		return null;
	}

	/**
	 * Which labels may be given together: any of a few; of many only one or all but one.
	 */
	private static Set<Set<String>> given(Set<String> labels) {
		Set<Set<String>> given = new LinkedHashSet<>(Set.of(Set.of()));
		if (labels.size() <= MOST_LABELS_TOGETHER) {
			for (String label : labels) {
				List.copyOf(given).forEach((it) -> given.add(with(it, label)));
			}
			return given;
		}
		given.add(labels);
		for (String label : labels) {
			given.add(Set.of(label));
			Set<String> others = new TreeSet<>(labels);
			others.remove(label);
			given.add(others);
		}
		return given;
	}

	private static Set<String> with(Set<String> labels, String label) {
		Set<String> more = new TreeSet<>(labels);
		more.add(label);
		return more;
	}

	private static String text(Place place, List<String> fields) {
		String kind = place.kind().name().toLowerCase(Locale.ROOT) + " ";
		StringBuilder text = new StringBuilder((place.kind() == OperationKind.QUERY) ? "" : kind).append('{');
		place.path().forEach((it) -> text.append(' ').append(it).append(" {"));
		fields.forEach((it) -> text.append(' ').append(it));
		return text.append(" }".repeat(place.path().size() + 1)).toString();
	}

}
