package sijill.federation.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.language.Field;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import org.jspecify.annotations.Nullable;

import sijill.federation.Caller;
import sijill.federation.operation.Operation;
import sijill.federation.schema.CompositeType;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * Which types can be planned alike in one operation.
 */
final class Likeness {

	private final SupergraphSchema schema;

	private final Operation operation;

	/** The contexts that something in a selection may take from. */
	private final Map<SelectionSet, Set<String>> taken = new HashMap<>();

	Likeness(SupergraphSchema schema, Operation operation) {
		this.schema = schema;
		this.operation = operation;
	}

	/**
	 * Equal for types of which all subgraphs know the same, and of which the same is
	 * asked.
	 */
	List<Object> key(CompositeType type, Map<String, List<Field>> collected, Position position) {
		List<Object> key = new ArrayList<>();
		key.add(type.isObject() && position.type().isObject() ? type.name() : this.schema.signature(type));
		OpField parent = position.parent();
		boolean alike = parent == null || !namesObjects(parent.definition());
		for (var entry : collected.entrySet()) {
			SchemaField field = type.field(entry.getValue().getFirst().getName());
			key.add(entry.getKey());
			key.addAll(entry.getValue());
			if (field != null) {
				key.add(field.signature());
				key.add(isDenied(type, field.name()));
				alike = alike && !isExternalSomewhere(field);
			}
		}
		if (!alike || isTakenFrom(type, collected)) {
			key.add(type.name());
		}
		return key;
	}

	/**
	 * Whether objects of a type set a context from which something below them takes.
	 */
	boolean isTakenFrom(CompositeType type, Map<String, List<Field>> collected) {
		Set<String> contexts = this.schema.contexts(type.name());
		return !contexts.isEmpty() && collected.values()
			.stream()
			.flatMap(List::stream)
			.anyMatch((it) -> !Collections.disjoint(contexts, taken(it.getSelectionSet())));
	}

	private Set<String> taken(@Nullable SelectionSet selections) {
		if (selections == null) {
			return Set.of();
		}
		Set<String> known = this.taken.get(selections);
		if (known == null) {
			Set<String> taken = new HashSet<>();
			for (Selection<?> selection : selections.getSelections()) {
				switch (selection) {
					case Field field -> {
						taken.addAll(this.schema.contextRules().of(field.getName()));
						taken.addAll(taken(field.getSelectionSet()));
					}
					case InlineFragment fragment -> taken.addAll(taken(fragment.getSelectionSet()));
					case FragmentSpread spread ->
						taken.addAll(taken(Objects.requireNonNull(this.operation.fragments().get(spread.getName()))
							.getSelectionSet()));
					default -> {
					}
				}
			}
			known = taken;
			this.taken.put(selections, known);
		}
		return known;
	}

	private boolean namesObjects(SchemaField field) {
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			JoinField join = field.in(subgraph);
			if (join != null && this.schema.requireComposite(join.type().baseName()).isObject()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether the caller may not have a field of a type.
	 */
	boolean isDenied(CompositeType type, String field) {
		Caller caller = this.operation.caller();
		SchemaField definition = type.field(field);
		return caller != null && definition != null && !this.schema.accessRules().of(type, definition).allows(caller);
	}

	/**
	 * Whether some subgraph knows an interface only as an object.
	 */
	boolean isSomewhereAnObject(CompositeType type) {
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			if (type.isInterfaceObject(subgraph)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether some subgraph declares a field that it cannot resolve by itself.
	 */
	boolean isExternalSomewhere(SchemaField field) {
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			JoinField join = field.in(subgraph);
			if (join != null && join.external()) {
				return true;
			}
		}
		return false;
	}

}
