package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import graphql.language.DirectivesContainer;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import org.jspecify.annotations.Nullable;

import sijill.federation.schema.FieldSet;
import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.FieldSet.OnType;

/**
 * The entities of a hostile subgraph: it knows one only by a resolvable key, and takes no
 * representation with anything beside the key and what is required.
 */
final class MemoryEntities {

	private final String name;

	private final Map<String, ImplementingTypeDefinition<?>> types;

	private final Supplier<Universe> universe;

	private final List<String> complaints;

	/**
	 * The entities of a subgraph.
	 * @param complaints takes what the subgraph should not have been told
	 */
	MemoryEntities(String name, Map<String, ImplementingTypeDefinition<?>> types, Supplier<Universe> universe,
			List<String> complaints) {
		this.name = name;
		this.types = types;
		this.universe = universe;
		this.complaints = complaints;
	}

	/**
	 * Finds what a request represents.
	 */
	List<@Nullable Object> entities(DataFetchingEnvironment env) {
		List<Map<String, @Nullable Object>> representations = Objects
			.requireNonNull(env.getArgument("representations"));
		List<SelectedField> asked = env.getSelectionSet().getImmediateFields();
		List<@Nullable Object> found = new ArrayList<>();
		representations.forEach((it) -> found.add(entity(it, asked)));
		return found;
	}

	private @Nullable Object entity(Map<String, @Nullable Object> representation, List<SelectedField> asked) {
		String type = String.valueOf(representation.get("__typename"));
		ImplementingTypeDefinition<?> definition = this.types.get(type);
		if (definition == null || MemorySubgraph.keys(definition).isEmpty()) {
			this.complaints.add(this.name + " has no entities " + type + ": " + representation);
			return null;
		}
		for (FieldSet key : MemorySubgraph.keys(definition)) {
			if (key.items()
				.stream()
				.allMatch((it) -> it instanceof FieldItem item && representation.containsKey(item.name()))) {
				checkNothingMore(type, definition, key, representation, asked);
				return find(type, definition, key, representation);
			}
		}
		this.complaints.add(this.name + " has no key for " + representation);
		return null;
	}

	/**
	 * Beside the key it is told what the fields require that it is asked for, and no
	 * more.
	 */
	private void checkNothingMore(String type, ImplementingTypeDefinition<?> definition, FieldSet key,
			Map<String, @Nullable Object> representation, List<SelectedField> asked) {
		List<FieldSet> needed = new ArrayList<>(List.of(key));
		for (FieldDefinition field : definition.getFieldDefinitions()) {
			FieldSet requires = MemorySubgraph.fieldSet(field, "requires");
			if (requires != null && asked.stream().anyMatch((it) -> isOf(it, type, field.getName()))) {
				needed.add(requires);
			}
		}
		if (isMoreThan(needed, representation)) {
			this.complaints.add(this.name + " got more than it needs: " + representation + ", not only " + needed);
		}
	}

	private static boolean isOf(SelectedField asked, String type, String field) {
		return asked.getName().equals(field) && asked.getObjectTypeNames().contains(type);
	}

	private boolean isMoreThan(List<FieldSet> needed, @Nullable Object value) {
		return switch (value) {
			case List<?> items -> items.stream().anyMatch((it) -> isMoreThan(needed, it));
			case Map<?, ?> object -> object.entrySet().stream().anyMatch((it) -> {
				List<FieldItem> named = new ArrayList<>();
				needed.forEach((set) -> addNamed(set, String.valueOf(it.getKey()), object, named));
				List<FieldSet> below = new ArrayList<>();
				named.stream().map(FieldItem::below).filter(Objects::nonNull).forEach(below::add);
				boolean known = it.getKey().equals("__typename") || !named.isEmpty();
				return !known || (!below.isEmpty() && isMoreThan(below, it.getValue()));
			});
			case null, default -> false;
		};
	}

	private void addNamed(FieldSet set, String name, Map<?, ?> object, List<FieldItem> named) {
		for (FieldSet.Item item : set.items()) {
			if (item instanceof FieldItem it && it.name().equals(name)) {
				named.add(it);
			}
			else if (item instanceof OnType on
					&& (!object.containsKey("__typename") || this.universe.get().isOf(object, on.type()))) {
				addNamed(on.below(), name, object, named);
			}
		}
	}

	private @Nullable Object find(String type, ImplementingTypeDefinition<?> definition, FieldSet key,
			Map<String, @Nullable Object> representation) {
		boolean asInterface = ((DirectivesContainer<?>) definition).hasDirective("interfaceObject");
		for (String candidate : candidates(type, definition, asInterface)) {
			for (Map<String, @Nullable Object> entity : this.universe.get().entities(candidate)) {
				if (Selected.isSame(key, entity, representation, this.universe.get())) {
					Map<String, @Nullable Object> copy = new LinkedHashMap<>(entity);
					copy.put(MemorySubgraph.REPRESENTED, new HashMap<>(representation));
					if (asInterface) {
						copy.put("__typename", type);
					}
					return copy;
				}
			}
		}
		this.complaints.add(this.name + " does not know " + representation);
		return null;
	}

	private List<String> candidates(String type, ImplementingTypeDefinition<?> definition, boolean asInterface) {
		if (asInterface) {
			return this.universe.get().entityTypes();
		}
		if (definition instanceof InterfaceTypeDefinition) {
			return SplitSchema.implementing(this.types.values(), type);
		}
		return List.of(type);
	}

}
