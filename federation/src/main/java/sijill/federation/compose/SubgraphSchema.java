package sijill.federation.compose;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Definition;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumTypeExtensionDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputObjectTypeExtensionDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.InterfaceTypeExtensionDefinition;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.ScalarTypeExtensionDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.UnionTypeDefinition;
import graphql.language.UnionTypeExtensionDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.OperationKind;
import sijill.federation.Subgraph;
import sijill.federation.compose.SubgraphType.Kind;
import sijill.federation.schema.EnumTexts;
import sijill.federation.schema.GraphText;
import sijill.federation.schema.LeafType;
import sijill.federation.schema.LinkedFeatures;
import sijill.federation.schema.TypeRef;

/**
 * A subgraph's schema as composition reads it: its types without what federation itself
 * adds, root types under their usual names, and federation's directives by whatever names
 * it imported them under. Long, since what a node of the SDL means is asked here and
 * nowhere else.
 */
final class SubgraphSchema {

	private static final Set<String> FEDERATION_TYPES = Set.of("_Any", "_Entity", "_Service", "_FieldSet");

	private static final Set<String> FEDERATION_FIELDS = Set.of("_entities", "_service");

	private final Subgraph subgraph;

	private final String graph;

	private final LinkedFeatures features;

	private final Document document;

	private final Map<String, SubgraphType> types = new LinkedHashMap<>();

	private final Map<String, DirectiveDefinition> executableDirectives = new LinkedHashMap<>();

	private final Map<String, String> rootNames = new LinkedHashMap<>();

	private final Set<String> keyFields = new HashSet<>();

	private final Set<String> providedFields = new HashSet<>();

	private final Set<String> usedFields = new HashSet<>();

	private final Set<String> composedDirectives = new HashSet<>();

	/**
	 * Reads a subgraph.
	 * @param graph its name in the enum of all graphs
	 * @throws graphql.parser.InvalidSyntaxException where its SDL is none
	 */
	SubgraphSchema(Subgraph subgraph, String graph) {
		this.subgraph = subgraph;
		this.graph = graph;
		Document document = GraphText.schema(subgraph.sdl());
		this.features = LinkedFeatures.of(document);
		this.document = EnumTexts.asValues(isFederation2() ? document : FieldSetTexts.asTexts(document));
		readRoots(this.document);
		for (Definition<?> definition : this.document.getDefinitions()) {
			read(definition);
		}
		for (OperationKind kind : OperationKind.values()) {
			SubgraphType root = this.types.get(rootName(kind));
			if (root != null) {
				FEDERATION_FIELDS.forEach(root.fields()::remove);
				if (root.fields().isEmpty()) {
					this.types.remove(root.name());
				}
			}
		}
		// every subgraph answers _entities and _service, so every one has a query type
		this.types.computeIfAbsent(rootName(OperationKind.QUERY), (it) -> {
			SubgraphType query = new SubgraphType(it, Kind.OBJECT, this.document);
			query.define(null);
			return query;
		});
	}

	private void readRoots(Document document) {
		Map<OperationKind, String> declared = new EnumMap<>(OperationKind.class);
		for (SchemaDefinition schema : document.getDefinitionsOfType(SchemaDefinition.class)) {
			for (OperationTypeDefinition root : schema.getOperationTypeDefinitions()) {
				declared.put(OperationKind.valueOf(root.getName().toUpperCase(Locale.ROOT)),
						root.getTypeName().getName());
			}
		}
		declared.forEach((kind, name) -> this.rootNames.put(name, rootName(kind)));
	}

	/**
	 * What a root type is called in every supergraph.
	 */
	static String rootName(OperationKind kind) {
		return switch (kind) {
			case QUERY -> "Query";
			case MUTATION -> "Mutation";
			case SUBSCRIPTION -> "Subscription";
		};
	}

	static boolean isRoot(String type) {
		return Arrays.stream(OperationKind.values()).map(SubgraphSchema::rootName).anyMatch(type::equals);
	}

	/**
	 * Whether the schema names another type as a root than the one that is called so.
	 */
	boolean isRootCalledOtherwise(OperationKind kind) {
		String usual = rootName(kind);
		return this.rootNames.containsValue(usual) && !usual.equals(this.rootNames.get(usual));
	}

	private void read(Definition<?> definition) {
		switch (definition) {
			case ObjectTypeDefinition it -> {
				SubgraphType type = type(it.getName(), Kind.OBJECT, it, it.getDescription(),
						it instanceof ObjectTypeExtensionDefinition, it);
				addFields(type, it.getFieldDefinitions(), it instanceof ObjectTypeExtensionDefinition);
				if (has(it, "shareable")) {
					it.getFieldDefinitions().forEach((field) -> type.sharedFields().add(field.getName()));
				}
				it.getImplements().forEach((name) -> type.interfaces().add(renamed((Type<?>) name).baseName()));
			}
			case InterfaceTypeDefinition it -> {
				SubgraphType type = type(it.getName(), Kind.INTERFACE, it, it.getDescription(),
						it instanceof InterfaceTypeExtensionDefinition, it);
				addFields(type, it.getFieldDefinitions(), it instanceof InterfaceTypeExtensionDefinition);
				it.getImplements().forEach((name) -> type.interfaces().add(renamed((Type<?>) name).baseName()));
			}
			case UnionTypeDefinition it -> {
				SubgraphType type = type(it.getName(), Kind.UNION, it, it.getDescription(),
						it instanceof UnionTypeExtensionDefinition, it);
				it.getMemberTypes().forEach((name) -> type.members().add(renamed((Type<?>) name).baseName()));
			}
			case EnumTypeDefinition it -> {
				SubgraphType type = type(it.getName(), Kind.ENUM, it, it.getDescription(),
						it instanceof EnumTypeExtensionDefinition, it);
				it.getEnumValueDefinitions().forEach((value) -> type.values().put(value.getName(), value));
			}
			case InputObjectTypeDefinition it -> {
				SubgraphType type = type(it.getName(), Kind.INPUT, it, it.getDescription(),
						it instanceof InputObjectTypeExtensionDefinition, it);
				it.getInputValueDefinitions().forEach((input) -> type.inputs().put(input.getName(), input));
			}
			case ScalarTypeDefinition it when !LeafType.SPECIFIED_SCALARS.contains(it.getName()) -> type(it.getName(),
					Kind.SCALAR, it, it.getDescription(), it instanceof ScalarTypeExtensionDefinition, it);
			case DirectiveDefinition it -> this.executableDirectives.put(it.getName(), it);
			default -> {
			}
		}
		FEDERATION_TYPES.forEach(this.types::remove);
		this.types.keySet().removeIf((name) -> this.features.owns(name) && !isForeign(name));
	}

	private SubgraphType type(String name, Kind kind, Node<?> node, @Nullable Description description,
			boolean extension, DirectivesContainer<?> part) {
		String supergraphName = this.rootNames.getOrDefault(name, name);
		SubgraphType type = this.types.computeIfAbsent(supergraphName, (it) -> new SubgraphType(it, kind, node));
		boolean extending = part.hasDirective(directive("extends"));
		if (!extension && !extending) {
			type.define(description);
		}
		if (!extension && (!extending || isFederation2())) {
			type.markAsBase();
		}
		type.addDirectives(part);
		return type;
	}

	private static void addFields(SubgraphType type, List<FieldDefinition> fields, boolean extension) {
		for (FieldDefinition field : fields) {
			type.fields().put(field.getName(), field);
			if (extension) {
				type.extensionFields().add(field.getName());
			}
		}
	}

	/**
	 * A type as the supergraph calls it.
	 */
	TypeRef renamed(Type<?> type) {
		TypeRef ref = TypeRef.of(type);
		String renamed = this.rootNames.get(ref.baseName());
		return (renamed != null) ? ref.withBase(renamed) : ref;
	}

	String name() {
		return this.subgraph.name();
	}

	String url() {
		return this.subgraph.url();
	}

	/**
	 * Its name in {@code join__Graph}.
	 */
	String graph() {
		return this.graph;
	}

	Document document() {
		return this.document;
	}

	LinkedFeatures features() {
		return this.features;
	}

	boolean isFederation2() {
		return this.features.version("federation") != null;
	}

	Map<String, SubgraphType> types() {
		return this.types;
	}

	@Nullable SubgraphType type(String name) {
		return this.types.get(name);
	}

	/**
	 * Whether some object can be of both types.
	 */
	boolean overlap(SubgraphType one, SubgraphType other) {
		return this.types.keySet().stream().anyMatch((it) -> covers(one, it) && covers(other, it));
	}

	private boolean covers(SubgraphType type, String object) {
		SubgraphType known = this.types.get(object);
		return type.name().equals(object) || type.members().contains(object)
				|| (known != null && known.interfaces().contains(type.name()));
	}

	/**
	 * The query type, which every subgraph has, if only for what federation asks of it.
	 */
	SubgraphType requireQuery() {
		return Objects.requireNonNull(this.types.get(rootName(OperationKind.QUERY)));
	}

	Map<String, DirectiveDefinition> directiveDefinitions() {
		return this.executableDirectives;
	}

	/**
	 * What this subgraph calls a directive of federation.
	 */
	String directive(String name) {
		return this.features.nameOf("federation", "@" + name);
	}

	/**
	 * Whether a directive stands anywhere in the schema.
	 */
	boolean applies(String directive) {
		return applies(this.document, directive);
	}

	private static boolean applies(Node<?> node, String directive) {
		if (node instanceof Directive applied && applied.getName().equals(directive)) {
			return true;
		}
		for (Node<?> child : node.getChildren()) {
			if (applies(child, directive)) {
				return true;
			}
		}
		return false;
	}

	List<Directive> keys(SubgraphType type) {
		return type.directives(directive("key"));
	}

	boolean has(SubgraphType type, String directive) {
		return !type.directives(directive(directive)).isEmpty();
	}

	boolean has(DirectivesContainer<?> part, String directive) {
		return part.hasDirective(directive(directive));
	}

	boolean isInterfaceObject(SubgraphType type) {
		return type.kind() == Kind.OBJECT && has(type, "interfaceObject");
	}

	/**
	 * The directives other than federation's that the supergraph carries, by their names.
	 */
	Set<String> composedDirectives() {
		return this.composedDirectives;
	}

	boolean isRepeatable(String directive) {
		DirectiveDefinition definition = this.executableDirectives.get(directive);
		return definition != null && definition.isRepeatable();
	}

	/** Whether a type with a prefix belongs to a feature that is not of federation. */
	private boolean isForeign(String type) {
		return this.features.all()
			.stream()
			.anyMatch(
					(it) -> !it.isSpecified() && (type.startsWith(it.as() + "__") || it.imports().containsValue(type)));
	}

	/**
	 * Remembers that a field is part of a key.
	 */
	void markKeyField(String type, String field) {
		this.keyFields.add(type + "." + field);
	}

	boolean isKeyField(SubgraphType type, String field) {
		return this.keyFields.contains(type.name() + "." + field);
	}

	/**
	 * Remembers that a key, a requirement or what is provided names a field.
	 */
	void markUsed(String type, String field) {
		this.usedFields.add(type + "." + field);
	}

	boolean isUsed(String type, String field) {
		return this.usedFields.contains(type + "." + field);
	}

	/**
	 * Remembers that the subgraph resolves a field on some path, though it is external.
	 */
	void markProvided(String type, String field) {
		this.providedFields.add(type + "." + field);
		for (SubgraphType other : this.types.values()) {
			if (other.interfaces().contains(type)) {
				this.providedFields.add(other.name() + "." + field);
			}
		}
	}

	boolean isProvided(SubgraphType type, String field) {
		return this.providedFields.contains(type.name() + "." + field);
	}

	/**
	 * Whether the subgraph only refers to a field that others resolve. A key of an
	 * extension is its own, also where it is marked external.
	 */
	boolean isExternal(SubgraphType type, FieldDefinition field) {
		boolean marked = has(field, "external") || (isFederation2() && has(type, "external"));
		boolean extended = type.isExtension() || type.extensionFields().contains(field.getName()) || !isFederation2();
		return marked && !(extended && isKeyField(type, field.getName()));
	}

	boolean isShareable(SubgraphType type, FieldDefinition field) {
		return !isFederation2() || has(field, "shareable") || type.sharedFields().contains(field.getName())
				|| isKeyField(type, field.getName()) || isProvided(type, field.getName());
	}

	static @Nullable String text(Directive directive, String argument) {
		Argument found = directive.getArgument(argument);
		return (found != null && found.getValue() instanceof StringValue value) ? value.getValue() : null;
	}

	static String requireText(Directive directive, String argument) {
		return Objects.requireNonNullElse(text(directive, argument), "");
	}

	static boolean flag(Directive directive, String argument, boolean otherwise) {
		Argument found = directive.getArgument(argument);
		return (found != null && found.getValue() instanceof BooleanValue value) ? value.isValue() : otherwise;
	}

	@Nullable Directive find(DirectivesContainer<?> part, String directive) {
		List<Directive> found = part.getDirectives(directive(directive));
		return found.isEmpty() ? null : found.getFirst();
	}

}
