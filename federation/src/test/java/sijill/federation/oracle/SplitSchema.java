package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.UnionTypeDefinition;
import graphql.parser.Parser;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import org.jspecify.annotations.Nullable;

import sijill.federation.schema.FieldSet;
import sijill.federation.schema.FieldSet.FieldItem;
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
						MemorySubgraph.computed(requires, Selected.of(requires, entity, universe), universe));
			}
		});
	}

}
