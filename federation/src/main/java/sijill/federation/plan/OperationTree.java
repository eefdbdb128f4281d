package sijill.federation.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.language.Field;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import org.jspecify.annotations.Nullable;

import sijill.federation.operation.Conditions;
import sijill.federation.operation.Operation;
import sijill.federation.plan.Branch.Mix;
import sijill.federation.schema.CompositeType;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * An operation without fragments: for every place in the answer, and every type that an
 * object there can have, the fields that are asked of it. Types that can be planned alike
 * share a branch.
 */
final class OperationTree {

	private static final int MAX_POSITIONS = 20_000;

	private final SupergraphSchema schema;

	private final Operation operation;

	private final Position root;

	private final Likeness likeness;

	private final Set<String> apart;

	private int positions;

	/**
	 * Reads an operation.
	 * @param apart the places where objects of an interface that some subgraph knows only
	 * as an object are planned type by type
	 */
	OperationTree(SupergraphSchema schema, Operation operation, Set<String> apart) throws PlanningException {
		this.schema = schema;
		this.operation = operation;
		this.apart = apart;
		this.likeness = new Likeness(schema, operation);
		String rootName = schema.root(operation.kind());
		if (rootName == null) {
			throw new PlanningException("The schema has no operations of this kind");
		}
		this.root = position(schema.requireComposite(rootName), null);
		fill(this.root, List.of(operation.definition().getSelectionSet()));
	}

	Position root() {
		return this.root;
	}

	Likeness likeness() {
		return this.likeness;
	}

	private Position position(CompositeType type, @Nullable OpField parent) throws PlanningException {
		if (++this.positions > MAX_POSITIONS) {
			throw new PlanningException("The query is too complex to be planned");
		}
		return new Position(this.positions, type, parent);
	}

	private void fill(Position position, List<SelectionSet> selections) throws PlanningException {
		Map<String, Map<String, List<Field>>> collectedByType = new LinkedHashMap<>();
		for (String name : this.schema.possibleTypes(position.type().name())) {
			CompositeType type = this.schema.requireComposite(name);
			if (!type.inaccessible()) {
				Map<String, List<Field>> collected = new LinkedHashMap<>();
				selections.forEach((it) -> collect(it, type, collected));
				collectedByType.put(name, collected);
			}
		}
		Map<Branch, Map<String, List<Field>>> collectedBy = isMixed(position, collectedByType)
				? mixed(position, collectedByType) : alike(position, collectedByType);
		position.branches().addAll(collectedBy.keySet());
		Map<String, List<Field>> general = new LinkedHashMap<>();
		selections.forEach((it) -> collect(it, position.type(), general));
		for (var entry : collectedBy.entrySet()) {
			addFields(entry.getKey(), entry.getValue(), general);
		}
	}

	private Map<Branch, Map<String, List<Field>>> alike(Position position,
			Map<String, Map<String, List<Field>>> collectedByType) {
		Map<List<Object>, Branch> groups = new LinkedHashMap<>();
		Map<Branch, Map<String, List<Field>>> collectedBy = new LinkedHashMap<>();
		collectedByType.forEach((name, collected) -> {
			CompositeType type = this.schema.requireComposite(name);
			List<Object> key = this.likeness.key(type, collected, position);
			Branch known = groups.get(key);
			if (known != null) {
				known.types().add(name);
			}
			else {
				Branch branch = new Branch(position, type, Mix.ALIKE);
				groups.put(key, branch);
				collectedBy.put(branch, collected);
			}
		});
		return collectedBy;
	}

	/**
	 * Whether objects of all types are planned together: they are asked the same, and of
	 * an interface that some subgraph knows only as an object, so that their types may
	 * never be known.
	 */
	private boolean isMixed(Position position, Map<String, Map<String, List<Field>>> collectedByType) {
		return collectedByType.size() > 1 && Set.copyOf(collectedByType.values()).size() == 1
				&& collectedByType.keySet().stream().allMatch((it) -> this.schema.contexts(it).isEmpty())
				&& this.likeness.isSomewhereAnObject(position.type()) && !this.apart.contains(position.place())
				&& collectedByType.values()
					.iterator()
					.next()
					.values()
					.stream()
					.allMatch((it) -> it.getFirst().getName().startsWith("__")
							|| position.type().field(it.getFirst().getName()) != null);
	}

	private Map<Branch, Map<String, List<Field>>> mixed(Position position,
			Map<String, Map<String, List<Field>>> collectedByType) {
		String first = collectedByType.keySet().iterator().next();
		Branch branch = new Branch(position, this.schema.requireComposite(first), Mix.MIXED);
		branch.types().addAll(collectedByType.keySet());
		return Map.of(branch, collectedByType.get(first));
	}

	private void addFields(Branch branch, Map<String, List<Field>> collected, Map<String, List<Field>> general)
			throws PlanningException {
		for (var entry : collected.entrySet()) {
			Field first = entry.getValue().getFirst();
			SchemaField definition = branch.sample().field(first.getName());
			OpField field = new OpField(branch, branch.types(), first.getName(), first.getArguments(), entry.getKey(),
					definition);
			branch.fields().add(field);
			if (!branch.position().type().isObject() && general.containsKey(entry.getKey())) {
				field.askedGenerally();
			}
			if (definition != null && isDenied(branch, definition)) {
				field.deny();
			}
			else if (definition != null) {
				CompositeType below = this.schema.composite(definition.type().baseName());
				if (below != null) {
					Position child = position(below, field);
					field.leadsTo(child);
					fill(child, entry.getValue().stream().map(Field::getSelectionSet).toList());
				}
			}
		}
	}

	private boolean isDenied(Branch branch, SchemaField definition) {
		for (String type : branch.samples()) {
			if (this.likeness.isDenied(this.schema.requireComposite(type), definition.name())) {
				return true;
			}
		}
		return false;
	}

	private void collect(@Nullable SelectionSet selections, CompositeType type, Map<String, List<Field>> collected) {
		if (selections == null) {
			return;
		}
		for (Selection<?> selection : selections.getSelections()) {
			switch (selection) {
				case Field field when included(field.getDirectives()) ->
					collected
						.computeIfAbsent((field.getAlias() != null) ? field.getAlias() : field.getName(),
								(it) -> new ArrayList<>())
						.add(field);
				case InlineFragment fragment when included(fragment.getDirectives())
						&& applies(fragment.getTypeCondition(), type) ->
					collect(fragment.getSelectionSet(), type, collected);
				case FragmentSpread spread when included(spread.getDirectives()) -> {
					var fragment = Objects.requireNonNull(this.operation.fragments().get(spread.getName()));
					if (applies(fragment.getTypeCondition(), type)) {
						collect(fragment.getSelectionSet(), type, collected);
					}
				}
				default -> {
				}
			}
		}
	}

	private boolean included(List<graphql.language.Directive> directives) {
		return Conditions.includes(directives, this.operation.conditions());
	}

	private boolean applies(@Nullable TypeName condition, CompositeType type) {
		return condition == null || condition.getName().equals(type.name())
				|| this.schema.possibleTypes(condition.getName()).contains(type.name());
	}

	/**
	 * The field that has this value at a branch: the client's own where it asks for the
	 * same, else one that only the plan knows.
	 */
	OpField need(Branch branch, Set<String> types, String name, List<graphql.language.Argument> arguments)
			throws PlanningException {
		String signature = name + OpField.text(arguments);
		OpField known = branch.clientField(signature);
		if (known != null) {
			return known;
		}
		String key = signature + types;
		OpField hidden = branch.hidden().get(key);
		if (hidden == null) {
			CompositeType sample = this.schema.requireComposite(types.iterator().next());
			SchemaField definition = sample.field(name);
			if (definition == null && !name.equals(OpField.TYPENAME)) {
				throw new IllegalStateException("no field " + sample.name() + "." + name);
			}
			hidden = new OpField(branch, types, name, arguments, null, definition);
			branch.hidden().put(key, hidden);
			CompositeType below = (definition != null) ? this.schema.composite(definition.type().baseName()) : null;
			if (below != null) {
				Position child = position(below, hidden);
				hidden.leadsTo(child);
				for (String possible : this.schema.possibleTypes(below.name())) {
					child.branches().add(new Branch(child, this.schema.requireComposite(possible), Mix.ALIKE));
				}
			}
		}
		return hidden;
	}

}
