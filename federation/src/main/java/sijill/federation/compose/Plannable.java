package sijill.federation.compose;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.language.Field;
import graphql.language.OperationDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.operation.LabelWalk;
import sijill.federation.operation.Operation;
import sijill.federation.plan.Evident;
import sijill.federation.plan.Planner;
import sijill.federation.plan.PlanningException;
import sijill.federation.plan.Reached;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * What the planner says of the end of a way, whichever labels are given.
 */
final class Plannable {

	/** In place of labels, none of which is called so: with whichever. */
	private static final Set<String> ANY = Set.of("*");

	private static final int MOST_LABELS_TOGETHER = 3;

	private final SupergraphSchema schema;

	private final Planner planner;

	private final Evident evident;

	Plannable(SupergraphSchema schema) {
		this.schema = schema;
		this.planner = new Planner(schema);
		this.evident = new Evident(schema);
	}

	/**
	 * Whether there is always a plan for a field at the end of a way, where that can be
	 * seen without making one.
	 */
	boolean isEvident(Way way, Map<Set<String>, Set<Reached>> reached, SchemaField field) {
		return this.evident.isResolved(reached.getOrDefault(ANY, Set.of()), way.type(), field);
	}

	/**
	 * Labels with which there is no plan for fields at the end of a way; null where there
	 * is always one.
	 */
	@Nullable Set<String> withoutPlan(Way way, List<Field> fields) {
		OperationDefinition definition = way.operation(fields);
		Operation operation = operation(way, definition);
		for (Set<String> labels : given(definition)) {
			try {
				this.planner.check(operation.under(labels), way.starts());
			}
			catch (PlanningException ex) {
				return labels;
			}
		}
		return null;
	}

	/**
	 * Who can be asked for the objects at the end of a way that is a field longer than
	 * one of which that is known.
	 */
	Map<Set<String>, Set<Reached>> reached(Way way, Way before, Map<Set<String>, Set<Reached>> there,
			SchemaField field) {
		Set<Reached> evident = this.evident.through(field, there.getOrDefault(ANY, Set.of()), before.type(),
				way.type());
		return (evident != null) ? Map.of(ANY, evident) : reached(way);
	}

	/**
	 * Who can be asked for the objects at the end of a way, by the labels on which that
	 * depends; empty where there can be no such objects, or nobody can be asked.
	 */
	Map<Set<String>, Set<Reached>> reached(Way way) {
		if (way.steps().isEmpty()) {
			return Map.of(ANY, atRoot(way));
		}
		OperationDefinition definition = way.operation(List.of(new Field("__typename")));
		Operation operation = operation(way, definition);
		Map<Set<String>, Set<Reached>> reached = new LinkedHashMap<>();
		Set<Set<String>> given = given(definition);
		for (Set<String> labels : given) {
			try {
				Set<Reached> there = this.planner.reached(operation.under(labels), way.starts());
				if (!there.isEmpty()) {
					reached.put(labels, there);
				}
			}
			catch (PlanningException ex) {
				// which whoever asked for the field before was told
			}
		}
		boolean alike = reached.size() == given.size() && Set.copyOf(reached.values()).size() == 1;
		return alike ? Map.of(ANY, reached.values().iterator().next()) : reached;
	}

	private Set<Reached> atRoot(Way way) {
		return IntStream.range(0, this.schema.subgraphs().size())
			.filter((it) -> way.starts().isEmpty() ? way.type().in(it) != null : way.starts().contains(it))
			.mapToObj(Reached::asIs)
			.collect(Collectors.toSet());
	}

	private static Operation operation(Way way, OperationDefinition definition) {
		return new Operation(way.kind(), definition, Map.of(), Map.of());
	}

	/**
	 * Which labels may be given together: any of a few; of many only one or all but one.
	 */
	private Set<Set<String>> given(OperationDefinition definition) {
		Set<String> labels = LabelWalk.labels(definition, Map.of(), this.schema);
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

}
