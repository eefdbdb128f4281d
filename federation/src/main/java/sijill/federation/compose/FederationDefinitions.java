package sijill.federation.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.Definition;
import graphql.language.DirectiveDefinition;
import graphql.language.NamedNode;
import graphql.parser.Parser;

/**
 * What federation and {@code @link} define, and since which version of it.
 */
final class FederationDefinitions {

	/** The last minor version of Federation 2 that is known here. */
	static final int LAST_MINOR = 15;

	private static final Map<String, Integer> SINCE = Map.ofEntries(Map.entry("composeDirective", 1),
			Map.entry("interfaceObject", 3), Map.entry("authenticated", 5), Map.entry("requiresScopes", 5),
			Map.entry("policy", 6), Map.entry("context", 8), Map.entry("fromContext", 8), Map.entry("cost", 9),
			Map.entry("listSize", 9), Map.entry("cacheTag", 12));

	private static final Set<String> IMPORTED_TYPES = Set.of("FieldSet", "Scope", "Policy", "ContextFieldValue");

	private static final Set<String> FIRST_VERSION = Set.of("key", "requires", "provides", "external", "extends",
			"tag");

	private static final List<DirectiveDefinition> DIRECTIVES = Parser
		.parse("""
				directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
				directive @requires(fields: federation__FieldSet!) on FIELD_DEFINITION
				directive @provides(fields: federation__FieldSet!) on FIELD_DEFINITION
				directive @external(reason: String) on OBJECT | FIELD_DEFINITION
				directive @tag(name: String!) repeatable on FIELD_DEFINITION | INTERFACE | OBJECT | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | SCHEMA
				directive @extends on OBJECT | INTERFACE
				directive @shareable repeatable on OBJECT | FIELD_DEFINITION
				directive @inaccessible on FIELD_DEFINITION | INTERFACE | OBJECT | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
				directive @override(from: String!, label: String) on FIELD_DEFINITION
				directive @composeDirective(name: String) repeatable on SCHEMA
				directive @interfaceObject on OBJECT
				directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
				directive @requiresScopes(scopes: [[federation__Scope!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
				directive @policy(policies: [[federation__Policy!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
				directive @context(name: String!) repeatable on INTERFACE | OBJECT | UNION
				directive @fromContext(field: federation__ContextFieldValue) on ARGUMENT_DEFINITION
				directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
				directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
				directive @cacheTag(format: String!) repeatable on OBJECT | FIELD_DEFINITION
				directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
				directive @core(feature: String!, as: String, for: link__Purpose) repeatable on SCHEMA
				""")
		.getDefinitionsOfType(DirectiveDefinition.class);

	private static final String TYPES = """
			scalar federation__FieldSet
			scalar _FieldSet
			scalar FieldSet
			scalar federation__Scope
			scalar federation__Policy
			scalar federation__ContextFieldValue
			scalar link__Import
			scalar _Any
			scalar _Entity
			type _Service { sdl: String }
			enum link__Purpose { SECURITY EXECUTION }
			""";

	private FederationDefinitions() {
	}

	/**
	 * What stands in every subgraph without being said, under its names there.
	 */
	static List<Definition<?>> of(SubgraphSchema subgraph) {
		Map<String, Definition<?>> definitions = new LinkedHashMap<>();
		for (DirectiveDefinition directive : DIRECTIVES) {
			String name = directive.getName();
			if (name.equals("link") || name.equals("core")) {
				definitions.put("@" + name, directive);
			}
			else if (subgraph.isFederation2() ? isKnown(name, minor(subgraph)) : FIRST_VERSION.contains(name)) {
				String called = subgraph.directive(name);
				definitions.put("@" + called, directive.transform((it) -> it.name(called)));
			}
		}
		Parser.parse(TYPES).getDefinitions().forEach((it) -> definitions.put(((NamedNode<?>) it).getName(), it));
		for (String type : IMPORTED_TYPES) {
			String called = subgraph.features().nameOf("federation", type);
			Parser.parse("scalar " + called).getDefinitions().forEach((it) -> definitions.put(called, it));
		}
		return new ArrayList<>(definitions.values());
	}

	/**
	 * The directives whose names are federation's in a subgraph. Those of 2.0 are so in
	 * Federation 1, too, where its schema defines them.
	 */
	static List<String> names(SubgraphSchema subgraph) {
		int minor = subgraph.isFederation2() ? minor(subgraph) : 0;
		return DIRECTIVES.stream()
			.map(DirectiveDefinition::getName)
			.filter((it) -> !it.equals("link") && !it.equals("core") && isKnown(it, minor))
			.toList();
	}

	/**
	 * Whether Apollo's specification of that name is one that composition itself knows.
	 */
	static boolean isFeature(String name) {
		return Set
			.of("core", "link", "join", "tag", "inaccessible", "federation", "authenticated", "requiresScopes",
					"policy", "source", "connect", "context", "cost")
			.contains(name);
	}

	static boolean isOfFirstVersion(String directive) {
		return FIRST_VERSION.contains(directive);
	}

	private static boolean isKnown(String directive, int minor) {
		return SINCE.getOrDefault(directive, 0) <= minor;
	}

	/**
	 * The arguments that federation gives to a directive; null where it is none of its.
	 */
	static @org.jspecify.annotations.Nullable DirectiveDefinition directive(String name) {
		return DIRECTIVES.stream().filter((it) -> it.getName().equals(name)).findFirst().orElse(null);
	}

	/**
	 * Whether a version of Federation 2 knows an element, a type or (with {@code @}) a
	 * directive.
	 */
	static boolean knows(String element, int minor) {
		if (!element.startsWith("@")) {
			return IMPORTED_TYPES.contains(element);
		}
		String name = element.substring(1);
		return directive(name) != null && !name.equals("link") && !name.equals("core") && isKnown(name, minor);
	}

	/**
	 * The minor version of Federation 2 that a subgraph links.
	 */
	static int minor(SubgraphSchema subgraph) {
		String version = subgraph.features().version("federation");
		return (version != null && version.matches("v2\\.\\d{1,4}")) ? Integer.parseInt(version.substring(3)) : 0;
	}

}
