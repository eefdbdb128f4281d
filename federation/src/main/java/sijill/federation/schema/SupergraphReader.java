package sijill.federation.schema;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.GraphQLException;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.Type;
import graphql.language.UnionTypeDefinition;
import graphql.parser.InvalidSyntaxException;
import org.jspecify.annotations.Nullable;

import sijill.federation.OperationKind;
import sijill.federation.SubgraphAddress;
import sijill.federation.SupergraphException;

/**
 * Reads supergraph SDL of the join specification, 0.1 to 0.5, into the planner's model.
 */
public final class SupergraphReader {

	private final Document document;

	private final LinkedFeatures features;

	private final String inaccessible;

	private final boolean joinFirstVersion;

	private final List<SubgraphAddress> subgraphs = new ArrayList<>();

	private final Map<String, Integer> graphs = new HashMap<>();

	private final KnownFields knownFields;

	private final FieldJoins fieldJoins;

	private SupergraphReader(Document document) {
		this.document = document;
		this.features = LinkedFeatures.of(document);
		this.inaccessible = this.features.nameOf("inaccessible", "@inaccessible");
		this.joinFirstVersion = "v0.1".equals(this.features.version("join"));
		this.knownFields = new KnownFields(document);
		this.fieldJoins = new FieldJoins(this.features, this.graphs, this.knownFields);
	}

	/**
	 * Reads a supergraph.
	 * @throws SupergraphException where it is none, or demands what the engine cannot do
	 */
	public static SupergraphSchema read(String sdl) {
		try {
			return new SupergraphReader(EnumTexts.asValues(GraphText.schema(sdl))).read();
		}
		catch (InvalidSyntaxException ex) {
			throw new SupergraphException("The supergraph is no GraphQL schema: " + ex.getMessage(), ex);
		}
		catch (StackOverflowError ex) {
			throw new SupergraphException("The supergraph is nested too deeply", ex);
		}
		catch (GraphQLException ex) {
			throw new SupergraphException("The supergraph is no valid schema: " + ex.getMessage(), ex);
		}
	}

	private SupergraphSchema read() {
		if (this.features.version("join") == null) {
			throw new SupergraphException("The schema is no supergraph: it does not link the join specification");
		}
		this.features.refuseUnknown();
		refuseUnknownVersion();
		readGraphs();
		Map<String, CompositeType> composites = new LinkedHashMap<>();
		Map<String, LeafType> leaves = new HashMap<>(
				Map.of("Int", LeafType.BuiltIn.INT, "Float", LeafType.BuiltIn.FLOAT, "String", LeafType.BuiltIn.STRING,
						"Boolean", LeafType.BuiltIn.BOOLEAN, "ID", LeafType.BuiltIn.ID));
		for (Definition<?> definition : this.document.getDefinitions()) {
			if (definition instanceof NamedNode<?> named && this.features.owns(named.getName())) {
				continue;
			}
			switch (definition) {
				case ImplementingTypeDefinition<?> type -> composites.put(type.getName(), composite(type));
				case UnionTypeDefinition union -> composites.put(union.getName(), union(union));
				case EnumTypeDefinition values -> leaves.put(values.getName(), values(values));
				default -> {
				}
			}
		}
		return new SupergraphSchema(this.subgraphs, composites, leaves, roots(),
				AccessRules.read(this.document, this.features), CostRules.read(this.document, this.features),
				ApiSchema.of(this.document, this.features));
	}

	private void refuseUnknownVersion() {
		String version = String.valueOf(this.features.version("join"));
		if (!version.matches("v0\\.[1-5]")) {
			throw new SupergraphException(
					"The supergraph is written in join " + version + ", and what can be read is 0.1 to 0.5");
		}
	}

	private void readGraphs() {
		String graphEnum = join("Graph");
		for (EnumTypeDefinition definition : this.document.getDefinitionsOfType(EnumTypeDefinition.class)) {
			if (definition.getName().equals(graphEnum)) {
				for (EnumValueDefinition value : definition.getEnumValueDefinitions()) {
					Directive graph = value.getDirectives(join("graph"))
						.stream()
						.findFirst()
						.orElseThrow(
								() -> new SupergraphException("The graph " + value.getName() + " has no @join__graph"));
					String name = new Applied(graph).text("name");
					String url = new Applied(graph).text("url");
					this.graphs.put(value.getName(), this.subgraphs.size());
					this.subgraphs
						.add(new SubgraphAddress((name != null) ? name : value.getName(), (url != null) ? url : ""));
				}
			}
		}
		if (this.subgraphs.isEmpty()) {
			throw new SupergraphException("The supergraph names no subgraphs (" + graphEnum + ")");
		}
	}

	private Map<OperationKind, String> roots() {
		Map<OperationKind, String> roots = new EnumMap<>(OperationKind.class);
		for (SchemaDefinition schema : this.document.getDefinitionsOfType(SchemaDefinition.class)) {
			for (OperationTypeDefinition root : schema.getOperationTypeDefinitions()) {
				roots.put(OperationKind.valueOf(root.getName().toUpperCase(java.util.Locale.ROOT)),
						root.getTypeName().getName());
			}
		}
		if (!roots.containsKey(OperationKind.QUERY)) {
			throw new SupergraphException("The supergraph has no schema definition with a query type");
		}
		return roots;
	}

	private CompositeType composite(ImplementingTypeDefinition<?> type) {
		boolean isInterface = type instanceof InterfaceTypeDefinition;
		@Nullable JoinType[] joins = joins(type, (graph) -> implemented(type, graph), (graph) -> Set.of());
		Map<String, SchemaField> fields = new LinkedHashMap<>();
		for (FieldDefinition field : type.getFieldDefinitions()) {
			fields.put(field.getName(), new SchemaField(field.getName(), TypeRef.of(field.getType()),
					field.getInputValueDefinitions(), hidden(field), this.fieldJoins.of(field, type, joins)));
		}
		Set<String> interfaces = type.getImplements()
			.stream()
			.map((it) -> TypeRef.of((Type<?>) it).baseName())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		return new CompositeType(type.getName(), isInterface ? CompositeType.Kind.INTERFACE : CompositeType.Kind.OBJECT,
				hidden(type), fields, interfaces, contexts(type), joins);
	}

	private CompositeType union(UnionTypeDefinition union) {
		@Nullable JoinType[] joins = joins(union, (graph) -> Set.of(), (graph) -> members(union, graph));
		return new CompositeType(union.getName(), CompositeType.Kind.UNION, hidden(union), Map.of(), Set.of(),
				contexts(union), joins);
	}

	private LeafType values(EnumTypeDefinition type) {
		Map<Boolean, Set<String>> names = type.getEnumValueDefinitions()
			.stream()
			.collect(Collectors.partitioningBy(this::hidden,
					Collectors.mapping(EnumValueDefinition::getName, Collectors.toUnmodifiableSet())));
		return new LeafType.Values(names.getOrDefault(false, Set.of()), names.getOrDefault(true, Set.of()));
	}

	private <T extends DirectivesContainer<?> & NamedNode<?>> @Nullable JoinType[] joins(T type,
			java.util.function.IntFunction<Set<String>> interfaces,
			java.util.function.IntFunction<Set<String>> members) {
		@Nullable JoinType[] joins = new JoinType[this.subgraphs.size()];
		for (Directive join : type.getDirectives(join("type"))) {
			Applied applied = new Applied(join);
			int graph = applied.graph(this.graphs);
			FieldSet key = this.knownFields.read(applied, "key", type.getName());
			JoinType known = joins[graph];
			List<JoinType.Key> keys = new ArrayList<>((known != null) ? known.keys() : List.of());
			if (key != null) {
				keys.add(new JoinType.Key(key, applied.flag("resolvable", true)));
			}
			joins[graph] = new JoinType(graph, List.copyOf(keys), applied.flag("isInterfaceObject", false),
					this.joinFirstVersion || applied.flag("extension", false), interfaces.apply(graph),
					members.apply(graph));
		}
		if (this.joinFirstVersion) {
			for (int graph = 0; graph < joins.length; graph++) {
				if (joins[graph] == null) {
					joins[graph] = new JoinType(graph, List.of(), false, true, interfaces.apply(graph),
							members.apply(graph));
				}
			}
		}
		return joins;
	}

	private Set<String> implemented(ImplementingTypeDefinition<?> type, int graph) {
		if (this.joinFirstVersion) {
			return type.getImplements()
				.stream()
				.map((it) -> TypeRef.of((Type<?>) it).baseName())
				.collect(Collectors.toSet());
		}
		return named(type.getDirectives(join("implements")), graph, "interface");
	}

	private Set<String> members(UnionTypeDefinition union, int graph) {
		List<Directive> joined = union.getDirectives(join("unionMember"));
		if (joined.isEmpty()) {
			// the first versions do not say it: the members that the subgraph knows at
			// all
			return union.getMemberTypes()
				.stream()
				.map((it) -> TypeRef.of((Type<?>) it).baseName())
				.filter((it) -> knows(graph, it))
				.collect(Collectors.toSet());
		}
		return named(joined, graph, "member");
	}

	private boolean knows(int graph, String type) {
		return this.document.getDefinitionsOfType(ObjectTypeDefinition.class)
			.stream()
			.filter((it) -> it.getName().equals(type))
			.flatMap((it) -> it.getDirectives(join("type")).stream())
			.map((it) -> new Applied(it).graph(this.graphs))
			.reduce((one, other) -> (one == graph) ? one : other)
			.map((it) -> it == graph)
			.orElse(true);
	}

	private Set<String> named(List<Directive> directives, int graph, String argument) {
		return directives.stream()
			.map(Applied::new)
			.filter((it) -> it.graph(this.graphs) == graph)
			.map((it) -> String.valueOf(it.text(argument)))
			.collect(Collectors.toSet());
	}

	private Set<String> contexts(DirectivesContainer<?> type) {
		return type.getDirectives(this.features.nameOf("context", "@context"))
			.stream()
			.map((it) -> String.valueOf(new Applied(it).text("name")))
			.collect(Collectors.toUnmodifiableSet());
	}

	private String join(String element) {
		return this.features.nameOf("join", "@" + element);
	}

	private boolean hidden(DirectivesContainer<?> part) {
		return part.hasDirective(this.inaccessible);
	}

}
