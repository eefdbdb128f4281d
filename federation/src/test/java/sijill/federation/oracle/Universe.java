package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import org.jspecify.annotations.Nullable;

/**
 * Random data for a schema: entities, which may be referred to from anywhere, and values.
 * A seed always gives the same data.
 */
final class Universe {

	private static final int ENTITIES_OF_A_TYPE = 4;

	private final GraphQLSchema schema;

	private final Random random;

	private final SplitSchema split;

	private final Set<String> entityTypes;

	private final Map<String, List<Map<String, @Nullable Object>>> entities = new TreeMap<>();

	private final Map<String, Map<String, @Nullable Object>> roots = new LinkedHashMap<>();

	private Set<String> lost = Set.of();

	Universe(GraphQLSchema schema, SplitSchema split, long seed) {
		this.schema = schema;
		this.split = split;
		this.entityTypes = split.entityTypes();
		this.random = new Random(seed);
		for (GraphQLObjectType root : new GraphQLObjectType[] { schema.getQueryType(), schema.getMutationType(),
				schema.getSubscriptionType() }) {
			if (root != null) {
				this.roots.put(root.getName(), new LinkedHashMap<>(Map.of("__typename", root.getName())));
			}
		}
		for (String type : new java.util.TreeSet<>(entityTypes)) {
			List<Map<String, @Nullable Object>> all = new ArrayList<>();
			for (int i = 0; i < ENTITIES_OF_A_TYPE; i++) {
				Map<String, @Nullable Object> entity = new LinkedHashMap<>();
				entity.put("__typename", type);
				all.add(entity);
			}
			this.entities.put(type, all);
		}
		this.entities.forEach((type, all) -> {
			for (int i = 0; i < all.size(); i++) {
				fill(all.get(i), type, 0);
				makeUnique(all.get(i), type, i);
			}
		});
		for (int i = 0; i < 3; i++) {
			this.entities.values().forEach((all) -> all.forEach((it) -> split.compute(it, this)));
		}
		this.roots.forEach((type, root) -> fill(root, type, 0));
	}

	/**
	 * Gives the fields of keys, also inside of values, what no other entity has.
	 */
	private void makeUnique(Map<String, @Nullable Object> object, String type, int index) {
		for (String field : List.copyOf(object.keySet())) {
			if (field.equals("id") || field.startsWith("key")) {
				String text = type + "-" + index + "-" + field;
				switch (object.get(field)) {
					case Map<?, ?> map when this.entityTypes.contains(String.valueOf(map.get("__typename"))) ->
						object.put(field, entities(String.valueOf(map.get("__typename"))).get(index));
					case Map<?, ?> map -> makeUnique(asObject(map), type, index);
					case List<?> list -> object.put(field, uniqueItems(type, field, index, text));
					case Integer number -> object.put(field, index);
					case null, default -> object.put(field, text);
				}
			}
		}
	}

	private List<?> uniqueItems(String type, String field, int index, String text) {
		GraphQLType declared = this.schema.getObjectType(type).getFieldDefinition(field).getType();
		String item = GraphQLTypeUtil.unwrapAll(declared).getName();
		if (this.entityTypes.contains(item)) {
			return List.of(entities(item).get(index));
		}
		if (this.schema.getType(item) instanceof GraphQLObjectType) {
			Map<String, @Nullable Object> first = object(item, 0);
			makeUnique(first, type, index);
			return List.of(first, object(item, 0));
		}
		return List.of(text, "s");
	}

	@SuppressWarnings("unchecked")
	static Map<String, @Nullable Object> asObject(Object value) {
		return (Map<String, @Nullable Object>) value;
	}

	private void fill(Map<String, @Nullable Object> object, String typeName, int depth) {
		GraphQLObjectType type = this.schema.getObjectType(typeName);
		for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
			Set<String> allowed = this.split.allowed(typeName, field.getName());
			boolean needed = this.split.isNeverNull(typeName, field.getName());
			object.put(field.getName(),
					needed ? someValue(GraphQLTypeUtil.unwrapNonNull(field.getType()), depth, allowed)
							: value(field.getType(), depth, allowed));
		}
	}

	private @Nullable Object value(GraphQLType type, int depth, Set<String> allowed) {
		if (type instanceof GraphQLNonNull nonNull) {
			return someValue(nonNull.getWrappedType(), depth, allowed);
		}
		return (this.random.nextInt(7) == 0) ? null : someValue(type, depth, allowed);
	}

	private @Nullable Object someValue(GraphQLType type, int depth, Set<String> allowed) {
		return switch (type) {
			case GraphQLList list -> {
				List<@Nullable Object> items = new ArrayList<>();
				int size = (depth > 4) ? 0 : this.random.nextInt(4);
				for (int i = 0; i < size; i++) {
					items.add(value(list.getWrappedType(), depth + 1, allowed));
				}
				yield items;
			}
			case GraphQLEnumType values -> {
				List<String> all = values.getValues()
					.stream()
					.map(GraphQLEnumValueDefinition::getName)
					.filter(allowed::contains)
					.toList();
				yield all.get(this.random.nextInt(all.size()));
			}
			case GraphQLObjectType object -> object(object.getName(), depth);
			case GraphQLInterfaceType asInterface ->
				anyOf(this.schema.getImplementations(asInterface).stream().map(GraphQLNamedType::getName).toList(),
						depth, allowed);
			case GraphQLUnionType union ->
				anyOf(union.getTypes().stream().map(GraphQLNamedType::getName).toList(), depth, allowed);
			case GraphQLNamedType scalar -> switch (scalar.getName()) {
				case "Int" -> this.random.nextInt(1000);
				case "Float" -> this.random.nextInt(1000) / 4.0;
				case "Boolean" -> this.random.nextBoolean();
				default -> "s" + this.random.nextInt(1000) + " \"\u0632\\n";
			};
			default -> throw new IllegalStateException("a value of " + type);
		};
	}

	private @Nullable Object anyOf(List<String> types, int depth, Set<String> allowed) {
		List<String> possible = types.stream().sorted().filter(allowed::contains).toList();
		return possible.isEmpty() ? null : object(possible.get(this.random.nextInt(possible.size())), depth);
	}

	private Map<String, @Nullable Object> object(String type, int depth) {
		List<Map<String, @Nullable Object>> known = this.entities.get(type);
		if (known != null) {
			return known.get(this.random.nextInt(known.size()));
		}
		Map<String, @Nullable Object> root = this.roots.get(type);
		if (root != null) {
			return root;
		}
		Map<String, @Nullable Object> value = new LinkedHashMap<>();
		value.put("__typename", type);
		fill(value, type, depth + 1);
		return value;
	}

	Map<String, @Nullable Object> root(String type) {
		Map<String, @Nullable Object> root = this.roots.get(type);
		if (root == null) {
			throw new IllegalStateException("no root " + type);
		}
		return root;
	}

	/**
	 * Whether an object has a type, or one that implements it.
	 */
	boolean isOf(Map<?, ?> object, String type) {
		String own = String.valueOf(object.get("__typename"));
		return own.equals(type) || (this.schema.getType(type) instanceof GraphQLInterfaceType asInterface
				&& this.schema.getImplementations(asInterface).stream().anyMatch((it) -> it.getName().equals(own)));
	}

	List<String> entityTypes() {
		return List.copyOf(this.entities.keySet());
	}

	List<Map<String, @Nullable Object>> entities(String type) {
		return this.entities.getOrDefault(type, List.of());
	}

	/**
	 * From here on, fields of these names fail, whoever is asked for them.
	 */
	void lose(Set<String> fields) {
		this.lost = fields;
	}

	void checkNotLost(String field) {
		if (this.lost.contains(field)) {
			throw new IllegalStateException("lost");
		}
	}

	/** A server does this by itself; what others require of it says only what it says. */
	private Map<String, @Nullable Object> withDefaults(Map<String, @Nullable Object> object, String field,
			Map<String, @Nullable Object> arguments) {
		Map<String, @Nullable Object> all = new TreeMap<>(arguments);
		GraphQLFieldDefinition declared = (this.schema
			.getType(String.valueOf(object.get("__typename"))) instanceof GraphQLFieldsContainer type)
					? type.getFieldDefinition(field) : null;
		if (declared != null) {
			declared.getArguments()
				.stream()
				.filter((it) -> it.hasSetDefaultValue() && !all.containsKey(it.getName()))
				.forEach((it) -> all.put(it.getName(), GraphQLArgument.getArgumentDefaultValue(it)));
		}
		return all;
	}

	/**
	 * The value of a field with arguments: another one for other arguments, and always
	 * the same for the same, whoever asks.
	 */
	@Nullable Object value(Map<String, @Nullable Object> object, String field, Map<String, @Nullable Object> arguments) {
		checkNotLost(field);
		Object value = object.get(field);
		Map<String, @Nullable Object> given = Arguments.given(withDefaults(object, field, arguments));
		if (given.isEmpty() || value == null) {
			return value;
		}
		int hash = Math.floorMod(given.toString().hashCode(), 1_000);
		return switch (value) {
			case String text when text.startsWith("s") -> Arguments.with(text, given);
			case List<?> items -> items.subList(0, hash % (items.size() + 1));
			case Map<?, ?> map when this.entityTypes.contains(String.valueOf(map.get("__typename"))) -> {
				List<Map<String, @Nullable Object>> all = entities(String.valueOf(map.get("__typename")));
				yield all.get(hash % all.size());
			}
			default -> value;
		};
	}

}
