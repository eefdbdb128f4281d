package sijill.federation.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.parser.Parser;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;

import sijill.federation.oracle.Federation;

/**
 * What of federation an operation touches, so that a difference can be told by what it is
 * about.
 */
final class OperationTraits {

	private static final String INTERFACE_OBJECT = "an interface object";

	private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

	private final GraphQLSchema schema;

	/** What subgraphs say of fields, by {@code Type.field}. */
	private final Map<String, Set<String>> traits = new HashMap<>();

	/** How many subgraphs have a type without a key. */
	private final Map<String, Integer> values = new HashMap<>();

	/** How many subgraphs have a field, by {@code Type.field}. */
	private final Map<String, Integer> declared = new HashMap<>();

	private final Set<String> interfaceObjects = new HashSet<>();

	/** Fields that a gateway may ask for by itself: keys, and what is required. */
	private final Set<String> added = new HashSet<>();

	OperationTraits(Federation federation) {
		this.schema = UnExecutableSchemaGenerator
			.makeUnExecutableSchema(new SchemaParser().parse(federation.supergraph().apiSchemaSdl()));
		for (String sdl : federation.sdls().values()) {
			Parser.parse(sdl).getDefinitionsOfType(ObjectTypeDefinition.class).forEach(this::read);
		}
		this.declared.forEach((coordinate, times) -> {
			String type = coordinate.substring(0, coordinate.indexOf('.'));
			if (times < this.values.getOrDefault(type, 0)) {
				this.traits.computeIfAbsent(coordinate, (it) -> new TreeSet<>()).add("a split value");
			}
		});
	}

	private void read(ObjectTypeDefinition type) {
		if (type.hasDirective("interfaceObject")) {
			this.interfaceObjects.add(type.getName());
			type.getFieldDefinitions().forEach((it) -> note(type, it, INTERFACE_OBJECT));
		}
		if (!type.hasDirective("key") && !ROOTS.contains(type.getName())) {
			this.values.merge(type.getName(), 1, Integer::sum);
		}
		type.getFieldDefinitions()
			.forEach((it) -> this.declared.merge(type.getName() + "." + it.getName(), 1, Integer::sum));
		type.getDirectives("key").forEach((it) -> this.added.addAll(names(it)));
		for (FieldDefinition field : type.getFieldDefinitions()) {
			for (Directive directive : field.getDirectives()) {
				switch (directive.getName()) {
					case "requires" -> {
						this.added.addAll(names(directive));
						note(type, field, names(directive).contains("language") ? "a requirement with arguments"
								: "a requirement");
					}
					case "override" -> note(type, field, (directive.getArgument("label") != null)
							? "a field that moves by a label" : "a field that moves");
					case "provides" -> note(type, field, "a provided field");
					default -> {
						// says nothing of how the field is fetched
					}
				}
			}
		}
	}

	/** The names in a directive's field set. */
	private static List<String> names(Directive directive) {
		StringValue fields = (StringValue) directive.getArgument("fields").getValue();
		return List.of(String.valueOf(fields.getValue()).split("\\W+", -1));
	}

	private void note(ObjectTypeDefinition type, FieldDefinition field, String trait) {
		if (!field.getName().equals("id")) {
			this.traits.computeIfAbsent(type.getName() + "." + field.getName(), (it) -> new TreeSet<>()).add(trait);
		}
	}

	/**
	 * Says what an operation touches, a line each.
	 */
	String of(String operation) {
		Set<String> found = new TreeSet<>();
		QueryTraverser.newQueryTraverser()
			.schema(this.schema)
			.document(Parser.parse(operation))
			.variables(Map.of("yes", true, "no", false))
			.build()
			.visitPreOrder(new QueryVisitorStub() {
				@Override
				public void visitField(QueryVisitorFieldEnvironment env) {
					add(found, env);
				}
			});
		StringBuilder lines = new StringBuilder();
		found.forEach((it) -> lines.append("\ntouches ").append(it));
		return lines.toString();
	}

	private void add(Set<String> found, QueryVisitorFieldEnvironment env) {
		String name = env.getFieldDefinition().getName();
		GraphQLNamedType parent = GraphQLTypeUtil.unwrapAll(env.getParentType());
		List<GraphQLNamedType> declaring = new ArrayList<>(List.of(parent));
		if (parent instanceof GraphQLImplementingType implementing) {
			declaring.addAll(implementing.getInterfaces());
		}
		declaring.forEach((it) -> found.addAll(this.traits.getOrDefault(it.getName() + "." + name, Set.of())));
		GraphQLNamedType type = GraphQLTypeUtil.unwrapAll(env.getFieldDefinition().getType());
		if (this.interfaceObjects.contains(type.getName())) {
			found.add(INTERFACE_OBJECT);
		}
		String key = env.getField().getResultKey();
		if (!key.equals(name) && this.added.contains(key)) {
			found.add("the name of a key or a requirement as an alias");
		}
	}

}
