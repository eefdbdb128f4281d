package sijill.federation.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.SupergraphException;
import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.JoinField.Direction;
import sijill.federation.schema.JoinField.Move;

/**
 * Reads which subgraphs have a field, where {@code @join__field} says it and where it
 * follows from the type.
 */
final class FieldJoins {

	private final String fieldDirective;

	private final String ownerDirective;

	private final boolean firstVersion;

	private final Map<String, Integer> graphs;

	private final KnownFields known;

	/**
	 * Reads with the names that a supergraph gives to the directives.
	 * @param graphs the subgraphs by their names in the enum of all graphs; may be filled
	 * later
	 */
	FieldJoins(LinkedFeatures features, Map<String, Integer> graphs, KnownFields known) {
		this.fieldDirective = features.nameOf("join", "@field");
		this.ownerDirective = features.nameOf("join", "@owner");
		this.firstVersion = "v0.1".equals(features.version("join"));
		this.graphs = graphs;
		this.known = known;
	}

	/**
	 * An entry for each subgraph, null where it does not have the field.
	 */
	@Nullable JoinField[] of(FieldDefinition field, ImplementingTypeDefinition<?> type, @Nullable JoinType[] joins) {
		@Nullable JoinField[] joined = new JoinField[joins.length];
		TypeRef fieldType = TypeRef.of(field.getType());
		List<Directive> directives = field.getDirectives(this.fieldDirective);
		if (directives.isEmpty()) {
			List<Directive> owner = type.getDirectives(this.ownerDirective);
			for (int graph = 0; graph < joins.length; graph++) {
				JoinType join = joins[graph];
				boolean owned = owner.isEmpty() || new Applied(owner.getFirst()).graph(this.graphs) == graph;
				if (join != null && owned) {
					boolean external = join.interfaceObject() && isRequired(field.getName(), type, graph);
					joined[graph] = new JoinField(graph, fieldType, external);
				}
			}
		}
		for (Directive join : directives) {
			if (join.getArgument("graph") != null) {
				JoinField one = joinField(new Applied(join), type.getName(), fieldType);
				joined[one.subgraph()] = one;
			}
		}
		if (this.firstVersion) {
			addKeyFields(field.getName(), fieldType, joins, joined);
		}
		return joined;
	}

	private JoinField joinField(Applied join, String parent, TypeRef fieldType) {
		String type = join.text("type");
		boolean external = join.flag("external", false) || join.flag("usedOverridden", false);
		String label = join.text("overrideLabel");
		Direction direction = join.has("override") ? Direction.HERE : Direction.AWAY;
		return new JoinField(join.graph(this.graphs), (type != null) ? TypeRef.parse(type) : fieldType, external,
				this.known.read(join, "requires", parent), this.known.read(join, "provides", fieldType.baseName()),
				contexts(join), (label != null) ? new Move(label, direction) : null);
	}

	private static List<ContextArgument> contexts(Applied join) {
		List<ContextArgument> contexts = new ArrayList<>();
		for (Applied argument : join.objects("contextArguments")) {
			FieldSet selection = argument.fieldSet("selection");
			if (selection == null) {
				throw new SupergraphException("A context argument selects nothing");
			}
			contexts.add(new ContextArgument(String.valueOf(argument.text("name")),
					TypeRef.parse(String.valueOf(argument.text("type"))), String.valueOf(argument.text("context")),
					selection));
		}
		return List.copyOf(contexts);
	}

	/**
	 * Whether another field of the type requires one in a subgraph: some composers then
	 * forget to say that it is external there.
	 */
	private boolean isRequired(String name, ImplementingTypeDefinition<?> type, int graph) {
		for (FieldDefinition other : type.getFieldDefinitions()) {
			for (Directive directive : other.getDirectives(this.fieldDirective)) {
				Applied join = new Applied(directive);
				FieldSet requires = join.has("graph") && join.graph(this.graphs) == graph ? join.fieldSet("requires")
						: null;
				if (requires != null && names(requires, name)) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean names(FieldSet fields, String name) {
		return fields.items().stream().anyMatch((item) -> item instanceof FieldItem it && it.name().equals(name));
	}

	/** In the first version, a subgraph's key says that it has the key's fields. */
	private static void addKeyFields(String field, TypeRef type, @Nullable JoinType[] joins,
			@Nullable JoinField[] joined) {
		for (int graph = 0; graph < joins.length; graph++) {
			JoinType join = joins[graph];
			if (joined[graph] == null && join != null
					&& join.keys().stream().anyMatch((key) -> names(key.fields(), field))) {
				joined[graph] = new JoinField(graph, type, false);
			}
		}
	}

}
