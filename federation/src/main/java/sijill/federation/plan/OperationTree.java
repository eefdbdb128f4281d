package sijill.federation.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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
import sijill.federation.schema.JoinField;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * An operation without fragments: for every place in the answer, and every type that an
 * object there can have, the fields that are asked of it. Types that can be planned alike
 * share a branch. Long, since a place cannot be filled without the places below it.
 */
final class OperationTree {

	private static final int MAX_POSITIONS = 20_000;

	private final SupergraphSchema schema;

	private final Operation operation;

	private final Position root;

	private final Likeness likeness;

	private final Set<String> apart;

	private final Map<String, Set<String>> given = new HashMap<>();

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
		for (String name : possibleTypes(position)) {
			CompositeType type = this.schema.requireComposite(name);
			if (type.inaccessible()) {
				position.addUnseen(new Branch(position, type, Mix.ALIKE));
			}
			else {
				Map<String, List<Field>> collected = new LinkedHashMap<>();
				selections.forEach((it) -> collect(it, type, collected));
				collectedByType.put(name, collected);
			}
		}
		Map<Branch, Map<String, List<Field>>> collectedBy = isMixed(position, collectedByType)
				? mixed(position, collectedByType) : unmixed(position, collectedByType);
		position.branches().addAll(collectedBy.keySet());
		Map<String, List<Field>> general = new LinkedHashMap<>();
		selections.forEach((it) -> collect(it, position.type(), general));
		for (var entry : collectedBy.entrySet()) {
			addFields(entry.getKey(), entry.getValue(), general);
		}
	}

	/**
	 * The types of the objects that some subgraph can give at a position: nothing has to
	 * be planned for any other.
	 */
	private Set<String> possibleTypes(Position position) {
		Set<String> all = this.schema.possibleTypes(position.type().name());
		OpField parent = position.parent();
		if (parent == null || all.size() == 1) {
			return all;
		}
		Set<String> given = new HashSet<>();
		for (String type : parent.samples()) {
			given.addAll(this.given.computeIfAbsent(type + "." + parent.name(),
					(it) -> given(this.schema.requireComposite(type), parent.name())));
		}
		Set<String> possible = new LinkedHashSet<>(all);
		possible.retainAll(given);
		return possible.isEmpty() ? all : possible;
	}

	/**
	 * A subgraph gives them as the type itself has the field there, or as an interface
	 * has it that the subgraph knows only as an object.
	 */
	private Set<String> given(CompositeType type, String name) {
		Set<String> given = new HashSet<>();
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			addGiven(type.field(name), subgraph, given);
			for (String other : type.interfaces()) {
				CompositeType seenAs = this.schema.requireComposite(other);
				if (seenAs.isInterfaceObject(subgraph)) {
					addGiven(seenAs.field(name), subgraph, given);
				}
			}
		}
		return given;
	}

	private void addGiven(@Nullable SchemaField field, int subgraph, Set<String> given) {
		JoinField join = (field != null) ? field.in(subgraph) : null;
		if (join != null) {
			CompositeType declared = this.schema.requireComposite(join.type().baseName());
			given.addAll(declared.isInterfaceObject(subgraph) ? this.schema.possibleTypes(declared.name())
					: this.schema.possibleTypes(subgraph, declared.name()));
		}
	}

	/**
	 * Types that cannot be planned alike have a branch each, or a few together. What can
	 * be planned alike for all of them and has objects below stands in one more branch of
	 * all types: in each of theirs, every level of an interface would multiply the plan.
	 */
	private Map<Branch, Map<String, List<Field>>> unmixed(Position position,
			Map<String, Map<String, List<Field>>> collectedByType) {
		Map<Branch, Map<String, List<Field>>> alike = alike(position, collectedByType);
		Set<String> common = (alike.size() > 1) ? common(position, collectedByType) : Set.of();
		if (common.isEmpty()) {
			return alike;
		}
		Map<String, Map<String, List<Field>>> own = new LinkedHashMap<>();
		collectedByType.forEach((type, collected) -> {
			position.ask(type, List.copyOf(collected.keySet()));
			Map<String, List<Field>> rest = new LinkedHashMap<>(collected);
			rest.keySet().removeAll(common);
			if (!rest.isEmpty()) {
				own.put(type, rest);
			}
		});
		String first = collectedByType.keySet().iterator().next();
		Branch everybody = new Branch(position, this.schema.requireComposite(first), Mix.ALIKE);
		everybody.types().addAll(collectedByType.keySet());
		Map<String, List<Field>> shared = new LinkedHashMap<>(collectedByType.get(first));
		shared.keySet().retainAll(common);
		Map<Branch, Map<String, List<Field>>> collectedBy = new LinkedHashMap<>(Map.of(everybody, shared));
		collectedBy.putAll(alike(position, own));
		return collectedBy;
	}

	/**
	 * The names of fields with objects below that all types are asked for, and that can
	 * be planned alike.
	 */
	private Set<String> common(Position position, Map<String, Map<String, List<Field>>> collectedByType) {
		Set<String> common = new HashSet<>();
		collectedByType.values().iterator().next().forEach((name, fields) -> {
			Set<List<Object>> kinds = new HashSet<>();
			collectedByType.forEach((type, collected) -> kinds.add(collected.containsKey(name)
					? this.likeness.key(this.schema.requireComposite(type), Map.of(name, collected.get(name)), position)
					: List.of()));
			if (fields.getFirst().getSelectionSet() != null && kinds.size() == 1) {
				common.add(name);
			}
		});
		return common;
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
				&& collectedByType.entrySet()
					.stream()
					.noneMatch(
							(it) -> this.likeness.isTakenFrom(this.schema.requireComposite(it.getKey()), it.getValue()))
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
		CompositeType sample = this.schema.requireComposite(types.iterator().next());
		SchemaField definition = sample.field(name);
		if (definition == null && !name.equals(OpField.TYPENAME)) {
			throw new IllegalStateException("no field " + sample.name() + "." + name);
		}
		CompositeType below = (definition != null) ? this.schema.composite(definition.type().baseName()) : null;
		Set<String> owners = (below != null && definition != null) ? owners(branch, types, definition) : types;
		String key = signature + owners;
		OpField hidden = branch.hidden().get(key);
		if (hidden == null) {
			hidden = new OpField(branch, owners, name, arguments, null, definition);
			branch.hidden().put(key, hidden);
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

	/**
	 * Who has objects below a field that the plan needs of some types. What stands there
	 * has one place for an object, whoever needs it, so types that have the same field
	 * have it together.
	 */
	private Set<String> owners(Branch branch, Set<String> types, SchemaField definition) {
		Set<String> owners = new TreeSet<>();
		for (String type : branch.types()) {
			SchemaField own = this.schema.requireComposite(type).field(definition.name());
			if (own != null && own.signature().equals(definition.signature())) {
				owners.add(type);
			}
		}
		return owners.containsAll(types) ? owners : types;
	}

}
