package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.UnionTypeDefinition;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;

import sijill.federation.schema.FieldSet;
import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.FieldSet.OnType;
import sijill.federation.schema.TypeRef;

/**
 * The arguments that take their values from objects above: what one server would know by
 * itself.
 */
final class Contexts {

	private final Map<String, Set<String>> setBy = new HashMap<>();

	private final Map<String, List<Argument>> arguments = new HashMap<>();

	private final Map<String, Set<String>> interfaces = new HashMap<>();

	/**
	 * An argument, the context that it comes from, and what is meant of the object that
	 * sets it.
	 */
	private record Argument(String name, String context, FieldSet selection) {
	}

	Contexts(Map<String, String> sdls) {
		sdls.forEach((subgraph, sdl) -> {
			List<Definition<?>> definitions = new ArrayList<>();
			Parser.parse(sdl).getDefinitions().forEach((it) -> definitions.add(it));
			definitions.forEach((it) -> read(subgraph, it, definitions));
		});
	}

	private void read(String subgraph, Definition<?> definition, List<Definition<?>> all) {
		if (definition instanceof DirectivesContainer<?> type && definition instanceof NamedNode<?> named) {
			for (Directive context : type.getDirectives("context")) {
				for (String object : objects(named.getName(), definition, all)) {
					this.setBy.computeIfAbsent(object, (it) -> new TreeSet<>())
						.add(subgraph + "/" + text(context, "name"));
				}
			}
		}
		if (definition instanceof ObjectTypeDefinition type) {
			type.getImplements()
				.forEach((it) -> this.interfaces.computeIfAbsent(type.getName(), (name) -> new TreeSet<>())
					.add(TypeRef.of((Type<?>) it).baseName()));
			for (FieldDefinition field : type.getFieldDefinitions()) {
				field.getInputValueDefinitions()
					.forEach((argument) -> argument.getDirectives("fromContext").forEach((directive) -> {
						String[] parts = text(directive, "field").strip().substring(1).split("\\W", 2);
						this.arguments
							.computeIfAbsent(type.getName() + "." + field.getName(), (it) -> new ArrayList<>())
							.add(new Argument(argument.getName(), subgraph + "/" + parts[0],
									FieldSet.parse(parts[1].strip())));
					}));
			}
		}
	}

	private static Set<String> objects(String name, Definition<?> definition, List<Definition<?>> all) {
		Set<String> objects = new HashSet<>(Set.of(name));
		if (definition instanceof UnionTypeDefinition union) {
			union.getMemberTypes().forEach((it) -> objects.add(TypeRef.of((Type<?>) it).baseName()));
		}
		for (Definition<?> other : all) {
			if (other instanceof ImplementingTypeDefinition<?> type && type.getImplements()
				.stream()
				.anyMatch((it) -> TypeRef.of((Type<?>) it).baseName().equals(name))) {
				objects.add(type.getName());
			}
		}
		return objects;
	}

	/**
	 * The arguments of a field, also where it belongs to an interface that somebody knows
	 * as an object.
	 */
	private List<Argument> arguments(String field) {
		String[] parts = field.split("\\.", 2);
		List<Argument> all = new ArrayList<>(this.arguments.getOrDefault(field, List.of()));
		this.interfaces.getOrDefault(parts[0], Set.of())
			.forEach((it) -> all.addAll(this.arguments.getOrDefault(it + "." + parts[1], List.of())));
		return all;
	}

	private static String text(Directive directive, String argument) {
		return ((StringValue) directive.getArgument(argument).getValue()).getValue();
	}

	/**
	 * The arguments of a field that a service must always be given.
	 */
	Set<String> of(String field) {
		Set<String> names = new TreeSet<>();
		arguments(field).forEach((it) -> names.add(it.name()));
		return names;
	}

	/**
	 * What is known of the objects below an object: which object sets each context.
	 */
	Map<String, Map<String, @Nullable Object>> below(Map<String, @Nullable Object> object, @Nullable Object known) {
		Map<String, Map<String, @Nullable Object>> setting = known(known);
		this.setBy.getOrDefault(String.valueOf(object.get("__typename")), Set.of())
			.forEach((it) -> setting.put(it, object));
		return setting;
	}

	private static Map<String, Map<String, @Nullable Object>> known(@Nullable Object known) {
		Map<String, Map<String, @Nullable Object>> setting = new LinkedHashMap<>();
		if (known instanceof Map<?, ?> map) {
			map.forEach((key, object) -> setting.put(String.valueOf(key),
					Universe.asObject(java.util.Objects.requireNonNull(object))));
		}
		return setting;
	}

	/**
	 * The arguments of a field with those that come from objects above.
	 */
	Map<String, @Nullable Object> complete(String field, Map<String, @Nullable Object> given, @Nullable Object known,
			Universe universe) {
		Map<String, @Nullable Object> complete = new LinkedHashMap<>(given);
		for (Argument argument : arguments(field)) {
			complete.put(argument.name(), pick(argument.selection(), known(known).get(argument.context()), universe));
		}
		return complete;
	}

	/**
	 * What a field is computed as that requires others, where one of these takes from a
	 * context; null where none does.
	 */
	@Nullable String computed(String type, @Nullable FieldSet requires, Map<String, @Nullable Object> object,
			@Nullable Object known, Universe universe) {
		if (requires == null || requires.items()
			.stream()
			.noneMatch((it) -> it instanceof FieldItem item && !of(type + "." + item.name()).isEmpty())) {
			return null;
		}
		Map<String, @Nullable Object> required = new LinkedHashMap<>();
		for (FieldSet.Item item : requires.items()) {
			if (item instanceof FieldItem it) {
				required.put(it.name(), universe.value(object, it.name(),
						complete(type + "." + it.name(), Arguments.of(it), known, universe)));
			}
		}
		return MemorySubgraph.computed(requires, required, universe);
	}

	private static @Nullable Object pick(FieldSet fields, @Nullable Object value, Universe universe) {
		if (value instanceof List<?> items) {
			List<@Nullable Object> picked = new ArrayList<>();
			items.forEach((it) -> picked.add(pick(fields, it, universe)));
			return picked;
		}
		if (!(value instanceof Map<?, ?> map)) {
			return null;
		}
		for (FieldSet.Item item : fields.items()) {
			if (item instanceof FieldItem it) {
				Object found = universe.value(Universe.asObject(map), it.name(), Arguments.of(it));
				return (it.below() != null) ? pick(it.below(), found, universe) : found;
			}
			if (item instanceof OnType on && on.type().equals(map.get("__typename"))) {
				return pick(on.below(), map, universe);
			}
		}
		return null;
	}

}
