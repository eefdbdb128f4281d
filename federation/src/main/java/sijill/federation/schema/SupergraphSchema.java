package sijill.federation.schema;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

import sijill.federation.OperationKind;
import sijill.federation.SubgraphAddress;

/**
 * A supergraph as the planner sees it: the subgraphs, counted from 0, the types with what
 * each subgraph knows of them, and the schema that clients see. Immutable.
 */
public final class SupergraphSchema {

	private final Map<String, String> signatures;

	private final List<String> abstractTypes;

	private final List<SubgraphAddress> subgraphs;

	private final Map<String, CompositeType> composites;

	private final Map<String, LeafType> leaves;

	private final Map<OperationKind, String> roots;

	private final Map<String, Set<String>> possibleTypes;

	private final List<Map<String, Set<String>>> possibleTypesBySubgraph;

	private final Map<String, Set<String>> contexts = new HashMap<>();

	private final Set<String> keyFields;

	private final ApiSchema api;

	private final AccessRules accessRules;

	private final CostRules costRules;

	private final LabelRules labelRules;

	private final ContextRules contextRules;

	SupergraphSchema(List<SubgraphAddress> subgraphs, Map<String, CompositeType> composites,
			Map<String, LeafType> leaves, Map<OperationKind, String> roots, Map<String, Access> access, CostRules costs,
			ApiSchema api) {
		this.signatures = new ConcurrentHashMap<>();
		this.abstractTypes = composites.values()
			.stream()
			.filter((it) -> !it.isObject())
			.map(CompositeType::name)
			.sorted()
			.toList();
		this.subgraphs = List.copyOf(subgraphs);
		this.composites = composites;
		this.leaves = leaves;
		this.roots = roots;
		this.api = api;
		PossibleTypes possible = new PossibleTypes(composites, subgraphs.size());
		this.possibleTypes = possible.inSupergraph();
		this.possibleTypesBySubgraph = possible.bySubgraph();
		this.keyFields = new KeyFields(composites, subgraphs.size(), this.possibleTypesBySubgraph).marks();
		this.accessRules = new AccessRules(this, access);
		this.costRules = costs;
		this.labelRules = new LabelRules(this, composites.values());
		this.contextRules = new ContextRules(composites.values(), subgraphs.size());
		for (CompositeType type : composites.values()) {
			possibleTypes(type.name())
				.forEach((it) -> this.contexts.computeIfAbsent(it, (name) -> new TreeSet<>()).addAll(type.contexts()));
		}
	}

	private SupergraphSchema(SupergraphSchema undecided, Map<String, CompositeType> composites) {
		this.signatures = undecided.signatures;
		this.abstractTypes = undecided.abstractTypes;
		this.subgraphs = undecided.subgraphs;
		this.composites = composites;
		this.leaves = undecided.leaves;
		this.roots = undecided.roots;
		this.api = undecided.api;
		this.possibleTypes = undecided.possibleTypes;
		this.possibleTypesBySubgraph = undecided.possibleTypesBySubgraph;
		this.contexts.putAll(undecided.contexts);
		this.keyFields = undecided.keyFields;
		this.accessRules = undecided.accessRules;
		this.costRules = undecided.costRules;
		this.labelRules = undecided.labelRules;
		this.contextRules = undecided.contextRules;
	}

	/**
	 * The supergraph where these labels are given, so that every field that moves under a
	 * label is at one of its places.
	 */
	public SupergraphSchema under(Set<String> labels) {
		if (this.labelRules.isEmpty()) {
			return this;
		}
		Map<String, CompositeType> decided = new LinkedHashMap<>(this.composites);
		decided.replaceAll((name, type) -> type.under(labels));
		return new SupergraphSchema(this, decided);
	}

	public List<SubgraphAddress> subgraphs() {
		return this.subgraphs;
	}

	public String subgraphName(int subgraph) {
		return this.subgraphs.get(subgraph).name();
	}

	/**
	 * An object type, interface or union; null where the name is none.
	 */
	public @Nullable CompositeType composite(String name) {
		return this.composites.get(name);
	}

	public CompositeType requireComposite(String name) {
		CompositeType type = this.composites.get(name);
		if (type == null) {
			throw new IllegalArgumentException("no composite type: " + name);
		}
		return type;
	}

	public LeafType leaf(String name) {
		return this.leaves.getOrDefault(name, new LeafType.Custom());
	}

	public boolean isComposite(String name) {
		return this.composites.containsKey(name);
	}

	/**
	 * The name of the type that operations of a kind start at; null where there are none.
	 */
	public @Nullable String root(OperationKind kind) {
		return this.roots.get(kind);
	}

	/**
	 * The object types that a composite type can be in the supergraph, inaccessible ones
	 * included; in the order of their names.
	 */
	public Set<String> possibleTypes(String type) {
		return this.possibleTypes.getOrDefault(type, Set.of());
	}

	/**
	 * The object types that a composite type can be in a subgraph's own schema.
	 */
	public Set<String> possibleTypes(int subgraph, String type) {
		return this.possibleTypesBySubgraph.get(subgraph).getOrDefault(type, Set.of());
	}

	/**
	 * The contexts that objects of a type set for what stands below them, by themselves
	 * or by an interface or union of theirs.
	 */
	public Set<String> contexts(String objectType) {
		return this.contexts.getOrDefault(objectType, Set.of());
	}

	/**
	 * The types that set a context.
	 */
	List<CompositeType> setting(String context) {
		return this.composites.values().stream().filter((it) -> it.contexts().contains(context)).toList();
	}

	/**
	 * A text that is equal for types of which all subgraphs know the same.
	 */
	public String signature(CompositeType type) {
		return this.signatures.computeIfAbsent(type.name(), (name) -> {
			StringBuilder signature = new StringBuilder();
			for (int subgraph = 0; subgraph < this.subgraphs.size(); subgraph++) {
				signature.append(type.in(subgraph)).append(type.keys(subgraph));
				for (String other : this.abstractTypes) {
					if (possibleTypes(subgraph, other).contains(name) && !other.equals(name)) {
						signature.append(' ').append(other);
					}
				}
			}
			return signature.toString();
		});
	}

	/**
	 * Whether a field is part of the key of an extension, which makes it resolvable there
	 * even where it is external.
	 */
	public boolean isKeyField(int subgraph, String type, String field) {
		return this.keyFields.contains(subgraph + " " + type + "." + field);
	}

	/**
	 * Which fields take from contexts.
	 */
	public ContextRules contextRules() {
		return this.contextRules;
	}

	/**
	 * Who may have what.
	 */
	public AccessRules accessRules() {
		return this.accessRules;
	}

	/**
	 * What costs how much.
	 */
	public CostRules costRules() {
		return this.costRules;
	}

	/**
	 * On which labels what depends.
	 */
	public LabelRules labelRules() {
		return this.labelRules;
	}

	/**
	 * The schema that clients see, for parsing, validation and introspection.
	 */
	public GraphQLSchema apiSchema() {
		return this.api.schema();
	}

	public String apiSchemaSdl() {
		return this.api.sdl();
	}

}
