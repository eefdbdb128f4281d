package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

import graphql.language.BooleanValue;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.StringValue;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

import sijill.federation.schema.FieldSet;
import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.FieldSet.OnType;

/**
 * A hostile subgraph: it takes nothing that its own SDL does not allow, knows an entity
 * only by a key and exactly what is required, computes what requires something from the
 * representation alone, and answers poison for a field that is external where it is
 * asked.
 */
final class MemorySubgraph {

	static final String POISON = "POISON";

	static final String REPRESENTED = "__represented";

	private final String name;

	private final Supplier<Universe> universe;

	private final GraphQLSchema schema;

	private final Map<String, ImplementingTypeDefinition<?>> types = new TreeMap<>();

	private final List<String> complaints = new ArrayList<>();

	private final boolean federation1;

	private final Predicate<String> gone;

	private final Contexts contexts;

	private int calls;

	/**
	 * A subgraph over the data of a universe.
	 * @param gone tells the fields ({@code Type.field}) that were moved elsewhere
	 */
	MemorySubgraph(String name, String sdl, Predicate<String> gone, Contexts contexts, Supplier<Universe> universe) {
		this.name = name;
		this.gone = gone;
		this.contexts = contexts;
		this.universe = universe;
		this.federation1 = sdl.contains("#fed1");
		var document = Parser.parse(sdl);
		for (Definition<?> definition : document.getDefinitions()) {
			if (definition instanceof ImplementingTypeDefinition<?> type) {
				this.types.put(type.getName(), type);
			}
		}
		Set<String> entities = new LinkedHashSet<>();
		this.types.forEach((type, definition) -> {
			if (definition instanceof ObjectTypeDefinition && definition.hasDirective("key")) {
				entities.add(type);
			}
		});
		String root = document.getDefinitionsOfType(SchemaDefinition.class)
			.stream()
			.flatMap((it) -> it.getOperationTypeDefinitions().stream())
			.filter((it) -> it.getName().equals("query"))
			.map((it) -> it.getTypeName().getName())
			.findFirst()
			.orElse("Query");
		String query = (this.types.containsKey(root) ? "extend type " : "type ") + root;
		String own = entities.isEmpty() ? "" : "scalar _Any union _Entity = " + String.join(" | ", entities) + " "
				+ query + " { _entities(representations: [_Any!]!): [_Entity]! }";
		MemoryEntities known = new MemoryEntities(name, this.types, universe, this.complaints);
		this.schema = Servers.schema(
				sdl + "\n" + (own.isEmpty() && !this.types.containsKey(root) ? "type Query { _none: Int }" : own),
				this::resolve, entities.isEmpty() ? Map.of() : Map.of("_entities", known::entities));
	}

	String name() {
		return this.name;
	}

	int calls() {
		return this.calls;
	}

	/**
	 * What was asked of it that it should never be asked.
	 */
	List<String> complaints() {
		return this.complaints;
	}

	void forget() {
		this.complaints.clear();
		this.calls = 0;
	}

	synchronized Map<String, @Nullable Object> execute(String query, Map<String, @Nullable Object> variables) {
		this.calls++;
		Map<String, @Nullable Object> answer = Servers.execute(this.schema, query, variables, null);
		if (query.startsWith("subscription") && answer.get("data") instanceof Map<?, ?> data && data.size() > 1) {
			this.complaints.add(this.name + " was asked for more than one event: " + query);
		}
		if (answer.get("errors") instanceof List<?> errors && !errors.stream().allMatch(MemorySubgraph::isHonest)) {
			this.complaints.add(this.name + " was asked " + query + " with " + variables + ": " + answer.get("errors"));
		}
		return answer;
	}

	/** Data may be null where a subgraph is too strict, and may be lost. */
	private static boolean isHonest(@Nullable Object error) {
		String text = String.valueOf(error);
		return text.contains("NullValueInNonNullableField") || text.contains(": lost");
	}

	private @Nullable Object resolve(String type, String field, Map<String, @Nullable Object> object,
			Map<String, @Nullable Object> arguments, @Nullable Object context) {
		String coordinate = usualName(type) + "." + field;
		Map<String, @Nullable Object> source = object.isEmpty() ? this.universe.get().root(usualName(type)) : object;
		ImplementingTypeDefinition<?> definition = Objects.requireNonNull(this.types.get(type));
		FieldDefinition declared = definition.getFieldDefinitions()
			.stream()
			.filter((it) -> it.getName().equals(field))
			.findFirst()
			.orElseThrow();
		if (this.gone.test(coordinate) && !isKeyField(definition, field) && !isExternal(definition, declared)) {
			this.complaints.add(this.name + "." + type + "." + field + " was asked although it is overridden");
		}
		if (!arguments.keySet().containsAll(this.contexts.of(coordinate))) {
			this.complaints.add(this.name + "." + type + "." + field + " was not told what comes from above");
		}
		FieldSet provided = (context instanceof FieldSet set) ? set : null;
		if (isExternal(definition, declared) && !(isExtension(definition) && isKeyField(definition, field))
				&& item(provided, type, field) == null) {
			return poison(declared);
		}
		FieldSet requires = fieldSet(declared, "requires");
		if (requires != null) {
			Object represented = source.get(REPRESENTED);
			if (!(represented instanceof Map<?, ?> map)) {
				this.complaints.add(this.name + "." + type + "." + field + " was asked without what it requires");
				return null;
			}
			if (isText(declared)) {
				this.universe.get().checkNotLost(field);
				return Arguments.with(computed(requires, map, this.universe.get()), arguments);
			}
			Map<String, @Nullable Object> truth = Selected.of(requires, source, this.universe.get());
			if (!Selected.isSame(requires, truth, map, this.universe.get())) {
				this.complaints.add(this.name + "." + type + "." + field + " requires " + truth + " but got " + map);
				return null;
			}
		}
		Object value = this.universe.get().value(source, field, arguments);
		FieldItem item = item(provided, type, field);
		FieldSet own = fieldSet(declared, "provides");
		FieldSet below = (own != null) ? own : (item != null) ? item.below() : null;
		return Servers.with(value, (below != null) ? below : "nothing");
	}

	/** The name of a type, which for a root is the one that everybody knows it by. */
	private String usualName(String type) {
		return Servers.roots(this.schema).getOrDefault(type, type);
	}

	private static @Nullable Object poison(FieldDefinition field) {
		String type = sijill.federation.schema.TypeRef.of(field.getType()).toString();
		return switch (type.replace("!", "")) {
			case "String", "ID" -> POISON;
			case "Int" -> -666;
			case "Float" -> -666.0;
			case "[String]" -> List.of(POISON);
			default -> null;
		};
	}

	/**
	 * Whether a field can be computed from what it requires; any other only checks it.
	 */
	static boolean isText(FieldDefinition field) {
		return sijill.federation.schema.TypeRef.of(field.getType()).asNullable().toString().equals("String");
	}

	/**
	 * What a field that requires something is computed as, from what it requires.
	 */
	static String computed(FieldSet requires, Map<?, ?> from, Universe universe) {
		return "sof " + Selected.canonical(requires, from, universe);
	}

	/** A set may name a field in several places, with different things below. */
	private @Nullable FieldItem item(@Nullable FieldSet provided, String type, String field) {
		List<FieldItem> named = new ArrayList<>();
		if (provided != null) {
			addNamed(provided, type, field, named);
		}
		List<FieldSet.Item> below = new ArrayList<>();
		named.stream().map(FieldItem::below).filter(Objects::nonNull).forEach((it) -> below.addAll(it.items()));
		return named.isEmpty() ? null
				: new FieldItem(field, named.getFirst().arguments(), below.isEmpty() ? null : new FieldSet(below));
	}

	private void addNamed(FieldSet set, String type, String field, List<FieldItem> named) {
		for (FieldSet.Item item : set.items()) {
			if (item instanceof FieldItem it && it.name().equals(field)) {
				named.add(it);
			}
			if (item instanceof OnType on
					&& (on.type().equals(type) || !(this.types.get(on.type()) instanceof ObjectTypeDefinition))) {
				addNamed(on.below(), type, field, named);
			}
		}
	}

	private static boolean isExternal(ImplementingTypeDefinition<?> type, FieldDefinition field) {
		return field.hasDirective("external") || ((DirectivesContainer<?>) type).hasDirective("external");
	}

	/** In Federation 1 everything counts as one that has an external field. */
	private boolean isExtension(ImplementingTypeDefinition<?> type) {
		return this.federation1 || type instanceof ObjectTypeExtensionDefinition
				|| ((DirectivesContainer<?>) type).hasDirective("extends");
	}

	/**
	 * The keys of a type that resolve.
	 */
	static List<FieldSet> keys(ImplementingTypeDefinition<?> type) {
		return ((DirectivesContainer<?>) type).getDirectives("key")
			.stream()
			.filter((it) -> it.getArgument("resolvable") == null
					|| ((BooleanValue) it.getArgument("resolvable").getValue()).isValue())
			.map((it) -> FieldSet.parse(text(it)))
			.toList();
	}

	private boolean isKeyField(ImplementingTypeDefinition<?> type, String field) {
		return ((DirectivesContainer<?>) type).getDirectives("key")
			.stream()
			.anyMatch((it) -> item(FieldSet.parse(text(it)), type.getName(), field) != null);
	}

	private static String text(Directive directive) {
		return ((StringValue) directive.getArgument("fields").getValue()).getValue();
	}

	/**
	 * What a directive says of a field; null where there is none.
	 */
	static @Nullable FieldSet fieldSet(FieldDefinition field, String directive) {
		List<Directive> found = field.getDirectives(directive);
		return found.isEmpty() ? null : FieldSet.parse(text(found.getFirst()));
	}

}
