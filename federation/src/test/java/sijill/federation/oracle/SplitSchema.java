package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValue;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.IntValue;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.UnionTypeDefinition;
import graphql.language.Value;
import graphql.parser.Parser;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import org.jspecify.annotations.Nullable;

import sijill.federation.schema.FieldSet;
import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.FieldSet.OnType;
import sijill.federation.schema.TypeRef;

/**
 * What several subgraphs together say of data: which types are entities, which types can
 * stand behind a field in every subgraph that resolves it, and which fields are computed
 * from others.
 */
final class SplitSchema {

	private final Map<String, List<Definition<?>>> subgraphs = new LinkedHashMap<>();

	private final Set<String> entityTypes = new TreeSet<>();

	private final Map<String, Set<String>> allowed = new HashMap<>();

	private final Map<String, FieldSet> computed = new LinkedHashMap<>();

	private final Map<String, Set<String>> interfaces = new HashMap<>();

	private final Set<String> neverNull = new TreeSet<>();

	private final Set<String> everything = new TreeSet<>();

	SplitSchema(Map<String, String> sdls) {
		sdls.forEach((name, sdl) -> {
			List<Definition<?>> definitions = new ArrayList<>();
			for (Definition<?> definition : Parser.parse(sdl).getDefinitions()) {
				definitions.add(definition);
			}
			this.subgraphs.put(name, definitions);
		});
		this.subgraphs.values().forEach(this::readTypes);
		this.subgraphs.values().forEach(this::readFields);
		this.subgraphs.values().forEach(this::readKeys);
	}

	/** What keys go through is there: nobody could name an entity without. */
	private void readKeys(List<Definition<?>> definitions) {
		for (Definition<?> definition : definitions) {
			if (definition instanceof ObjectTypeDefinition type) {
				type.getDirectives("key")
					.forEach((it) -> readKey(
							FieldSet.parse(((StringValue) it.getArgument("fields").getValue()).getValue()),
							type.getName(), definitions));
			}
		}
	}

	private void readKey(FieldSet key, String owner, List<Definition<?>> definitions) {
		for (Definition<?> definition : definitions) {
			if (definition instanceof ObjectTypeDefinition type && type.getName().equals(owner)) {
				for (FieldSet.Item item : key.items()) {
					if (item instanceof FieldItem it && it.below() != null) {
						this.neverNull.add(owner + "." + it.name());
						type.getFieldDefinitions()
							.stream()
							.filter((field) -> field.getName().equals(it.name()))
							.forEach((field) -> readKey(it.below(), TypeRef.of(field.getType()).baseName(),
									definitions));
					}
				}
			}
		}
	}

	private void readTypes(List<Definition<?>> definitions) {
		for (Definition<?> definition : definitions) {
			if (definition instanceof ObjectTypeDefinition type && !type.hasDirective("interfaceObject")) {
				this.everything.add(type.getName());
				if (type.hasDirective("key")) {
					this.entityTypes.add(type.getName());
				}
				type.getImplements()
					.forEach((it) -> this.interfaces.computeIfAbsent(type.getName(), (name) -> new LinkedHashSet<>())
						.add(TypeRef.of((Type<?>) it).baseName()));
			}
		}
	}

	private void readFields(List<Definition<?>> definitions) {
		for (Definition<?> definition : definitions) {
			if (definition instanceof ObjectTypeDefinition type) {
				for (FieldDefinition field : type.getFieldDefinitions()) {
					String coordinate = type.getName() + "." + field.getName();
					if (TypeRef.of(field.getType()).nonNull()) {
						this.neverNull.add(coordinate);
					}
					if (!field.getDirectives("requires").isEmpty() && MemorySubgraph.isText(field)) {
						StringValue text = (StringValue) field.getDirectives("requires")
							.getFirst()
							.getArgument("fields")
							.getValue();
						this.computed.put(coordinate, FieldSet.parse(text.getValue()));
					}
					Set<String> possible = possible(definitions, TypeRef.of(field.getType()).baseName());
					boolean isEnum = possible.stream().noneMatch(this.everything::contains);
					if (isEnum || (!field.hasDirective("external") && !type.hasDirective("external"))) {
						this.allowed.merge(coordinate, possible, (left, right) -> {
							Set<String> both = new TreeSet<>(left);
							both.retainAll(right);
							return both;
						});
					}
				}
			}
		}
	}

	private Set<String> possible(List<Definition<?>> definitions, String type) {
		for (Definition<?> definition : definitions) {
			if (definition instanceof UnionTypeDefinition union && union.getName().equals(type)) {
				Set<String> members = new TreeSet<>();
				union.getMemberTypes().forEach((it) -> members.add(TypeRef.of((Type<?>) it).baseName()));
				return members;
			}
			if (definition instanceof EnumTypeDefinition values && values.getName().equals(type)) {
				Set<String> names = new TreeSet<>();
				values.getEnumValueDefinitions().forEach((it) -> names.add(it.getName()));
				return names;
			}
			if (definition instanceof InterfaceTypeDefinition it && it.getName().equals(type)) {
				List<ImplementingTypeDefinition<?>> types = new ArrayList<>();
				definitions.forEach((other) -> {
					if (other instanceof ImplementingTypeDefinition<?> implementing) {
						types.add(implementing);
					}
				});
				return new TreeSet<>(implementing(types, type));
			}
			if (definition instanceof ObjectTypeDefinition it && it.getName().equals(type)
					&& !it.hasDirective("interfaceObject")) {
				return Set.of(type);
			}
		}
		return this.everything;
	}

	static List<String> implementing(Collection<ImplementingTypeDefinition<?>> types, String asInterface) {
		List<String> found = new ArrayList<>();
		for (ImplementingTypeDefinition<?> type : types) {
			if (type instanceof ObjectTypeDefinition && type.getImplements()
				.stream()
				.anyMatch((it) -> TypeRef.of((Type<?>) it).baseName().equals(asInterface))) {
				found.add(type.getName());
			}
		}
		return found;
	}

	/**
	 * The names of fields that can fail without a change of anything else: those that are
	 * nullable everywhere, and part of no field set.
	 */
	@SuppressWarnings("rawtypes") // as graphql-java's visitor is
	Set<String> losable() {
		Set<String> names = new TreeSet<>();
		Set<String> needed = new TreeSet<>();
		this.neverNull.forEach((it) -> needed.add(it.substring(it.indexOf('.') + 1)));
		for (List<Definition<?>> definitions : this.subgraphs.values()) {
			for (Definition<?> definition : definitions) {
				if (definition instanceof ImplementingTypeDefinition<?> type) {
					type.getFieldDefinitions().forEach((it) -> names.add(it.getName()));
				}
				new NodeTraverser().depthFirst(new NodeVisitorStub() {
					@Override
					public TraversalControl visitDirective(Directive node, TraverserContext<Node> context) {
						for (String argument : List.of("fields", "field")) {
							if (node.getArgument(argument) != null
									&& node.getArgument(argument).getValue() instanceof StringValue text) {
								needed.addAll(List.of(text.getValue().split("\\W+")));
							}
						}
						return TraversalControl.CONTINUE;
					}
				}, definition);
			}
		}
		names.removeAll(needed);
		return names;
	}

	Set<String> entityTypes() {
		return this.entityTypes;
	}

	/**
	 * The types, or values of an enum, that can stand behind a field.
	 */
	Set<String> allowed(String type, String field) {
		return this.allowed.getOrDefault(type + "." + field, this.everything);
	}

	/**
	 * Whether some subgraph says that a field is never null, so that data must not have
	 * it null.
	 */
	boolean isNeverNull(String type, String field) {
		return this.neverNull.contains(type + "." + field);
	}

	/**
	 * What a text requires that is computed from other fields; null where it is not.
	 */
	@Nullable FieldSet requirement(String coordinate) {
		return this.computed.get(coordinate);
	}

	/**
	 * Gives the fields of an entity that require others their values.
	 */
	void compute(Map<String, @Nullable Object> entity, Universe universe) {
		String type = String.valueOf(entity.get("__typename"));
		List<String> names = new ArrayList<>(List.of(type));
		names.addAll(this.interfaces.getOrDefault(type, Set.of()));
		this.computed.forEach((coordinate, requires) -> {
			String owner = coordinate.substring(0, coordinate.indexOf('.'));
			if (names.contains(owner)) {
				entity.put(coordinate.substring(owner.length() + 1),
						MemorySubgraph.computed(requires, select(requires, entity, universe), universe));
			}
		});
	}

	/**
	 * What a representation would hold: values with the arguments that the field set
	 * names.
	 */
	static Map<String, @Nullable Object> select(FieldSet fields, Map<String, @Nullable Object> object,
			Universe universe) {
		Map<String, @Nullable Object> selected = new LinkedHashMap<>();
		selected.put("__typename", object.get("__typename"));
		for (FieldSet.Item item : fields.items()) {
			if (item instanceof FieldItem it) {
				Object value = universe.value(object, it.name(), arguments(it));
				add(it.name(), (it.below() != null) ? selectAll(it.below(), value, universe) : value, selected);
			}
			else if (item instanceof OnType on && universe.isOf(object, on.type())) {
				select(on.below(), object, universe).forEach((name, value) -> add(name, value, selected));
			}
		}
		return selected;
	}

	/** A field may be named in several places, with different things below. */
	private static void add(String name, @Nullable Object value, Map<String, @Nullable Object> selected) {
		selected.put(name, both(selected.get(name), value));
	}

	private static @Nullable Object both(@Nullable Object left, @Nullable Object right) {
		if (left instanceof Map<?, ?> && right instanceof Map<?, ?> more) {
			Map<String, @Nullable Object> all = new LinkedHashMap<>(Universe.asObject(left));
			more.forEach((name, value) -> add(String.valueOf(name), value, all));
			return all;
		}
		if (left instanceof List<?> some && right instanceof List<?> others) {
			List<@Nullable Object> all = new ArrayList<>();
			for (int i = 0; i < some.size(); i++) {
				all.add(both(some.get(i), others.get(i)));
			}
			return all;
		}
		return right;
	}

	/**
	 * The arguments that a field set gives to a field.
	 */
	static Map<String, @Nullable Object> arguments(FieldItem item) {
		Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
		item.arguments().forEach((it) -> arguments.put(it.getName(), plain(it.getValue())));
		return arguments;
	}

	private static @Nullable Object plain(Value<?> value) {
		return switch (value) {
			case StringValue text -> text.getValue();
			case IntValue number -> number.getValue().intValue();
			case BooleanValue truth -> truth.isValue();
			case EnumValue named -> named.getName();
			case ArrayValue list -> {
				List<@Nullable Object> items = new ArrayList<>();
				list.getValues().forEach((it) -> items.add(plain(it)));
				yield items;
			}
			case ObjectValue object -> {
				Map<String, @Nullable Object> fields = new LinkedHashMap<>();
				object.getObjectFields().forEach((it) -> fields.put(it.getName(), plain(it.getValue())));
				yield fields;
			}
			default -> null;
		};
	}

	private static @Nullable Object selectAll(FieldSet fields, @Nullable Object value, Universe universe) {
		return switch (value) {
			case null -> null;
			case List<?> items -> {
				List<@Nullable Object> all = new ArrayList<>();
				items.forEach((it) -> all.add(selectAll(fields, it, universe)));
				yield all;
			}
			default -> select(fields, Universe.asObject(Objects.requireNonNull(value)), universe);
		};
	}

}
