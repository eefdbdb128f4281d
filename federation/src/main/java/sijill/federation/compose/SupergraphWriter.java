package sijill.federation.compose;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import sijill.federation.OperationKind;
import sijill.federation.compose.MergedType.MergedField;
import sijill.federation.compose.MergedType.MergedInput;
import sijill.federation.compose.MergedType.Part;
import sijill.federation.schema.Descriptions;

/**
 * Writes a supergraph as SDL of the join specification, in the oldest version that has
 * words for it: 0.3, 0.4 where fields move under a label, 0.5 where there are contexts.
 */
final class SupergraphWriter {

	private static final String JOIN_DEFINITIONS = """
			directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE

			directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean, override: String, usedOverridden: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION

			directive @join__graph(name: String!, url: String!) on ENUM_VALUE

			directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE

			directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR

			directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION

			directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA

			scalar join__FieldSet

			scalar link__Import

			enum link__Purpose {
			  "Features that are needed to serve the schema securely."
			  SECURITY

			  "Features that are needed to execute operations."
			  EXECUTION
			}

			""";

	private static final String CONTEXT_DEFINITIONS = """
			directive @context(name: String!) repeatable on INTERFACE | OBJECT | UNION

			directive @context__fromContext(field: context__ContextFieldValue) on ARGUMENT_DEFINITION

			scalar context__ContextFieldValue

			input join__ContextArgument {
			  name: String!
			  type: String!
			  context: String!
			  selection: join__FieldValue!
			}

			scalar join__FieldValue

			""";

	private final Collection<SubgraphSchema> subgraphs;

	private final MergedSchema schema;

	private final List<String> links;

	private final StringBuilder sdl = new StringBuilder();

	/**
	 * Writes a supergraph.
	 * @param links what it links besides the features of federation
	 */
	SupergraphWriter(Collection<SubgraphSchema> subgraphs, MergedSchema schema, List<String> links) {
		this.subgraphs = subgraphs;
		this.schema = schema;
		this.links = links;
	}

	String write() {
		boolean inaccessible = uses("inaccessible");
		boolean tag = uses("tag");
		boolean labels = joins(", overrideLabel: ");
		boolean contexts = uses("context");
		describe(this.schema.head(), "");
		this.sdl.append("schema\n  @link(url: \"https://specs.apollo.dev/link/v1.0\")\n")
			.append("  @link(url: \"https://specs.apollo.dev/join/" + (contexts ? "v0.5" : labels ? "v0.4" : "v0.3")
					+ "\", for: EXECUTION)\n");
		if (tag) {
			this.sdl.append("  @link(url: \"https://specs.apollo.dev/tag/v0.3\")\n");
		}
		if (inaccessible) {
			this.sdl.append("  @link(url: \"https://specs.apollo.dev/inaccessible/v0.2\", for: SECURITY)\n");
		}
		if (uses("authenticated")) {
			this.sdl.append("  @link(url: \"https://specs.apollo.dev/authenticated/v0.1\", for: SECURITY)\n");
		}
		if (uses("requiresScopes")) {
			this.sdl.append("  @link(url: \"https://specs.apollo.dev/requiresScopes/v0.1\", for: SECURITY)\n");
		}
		if (uses("cost") || uses("listSize")) {
			this.sdl.append("  @link(url: \"https://specs.apollo.dev/cost/v0.1\", import: [\"@listSize\"])\n");
		}
		if (contexts) {
			this.sdl.append("  @link(url: \"https://specs.apollo.dev/context/v0.1\", for: SECURITY)\n");
		}
		this.links.forEach((it) -> this.sdl.append("  ").append(it).append('\n'));
		this.schema.head().directives().forEach((it) -> this.sdl.append("  ").append(it).append('\n'));
		this.sdl.append("{\n");
		for (OperationKind kind : OperationKind.values()) {
			String root = SubgraphSchema.rootName(kind);
			if (this.schema.types().containsKey(root)) {
				this.sdl.append("  ")
					.append(kind.name().toLowerCase(java.util.Locale.ROOT))
					.append(": ")
					.append(root)
					.append('\n');
			}
		}
		this.sdl.append("}\n\n")
			.append(JOIN_DEFINITIONS.replace("usedOverridden: Boolean)",
					"usedOverridden: Boolean" + (labels || contexts ? ", overrideLabel: String" : "")
							+ (contexts ? ", contextArguments: [join__ContextArgument!]" : "") + ")"));
		if (contexts) {
			this.sdl.append(CONTEXT_DEFINITIONS);
		}
		if (tag) {
			this.sdl.append("directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION"
					+ " | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION"
					+ " | SCHEMA\n\n");
		}
		if (inaccessible) {
			this.sdl.append("directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION"
					+ " | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT"
					+ " | INPUT_FIELD_DEFINITION\n\n");
		}
		defineSecurityAndCost();
		this.schema.directives().forEach(this::write);
		this.sdl.append("enum join__Graph {\n");
		for (SubgraphSchema subgraph : this.subgraphs) {
			this.sdl.append("  ")
				.append(subgraph.graph())
				.append(" @join__graph(name: ")
				.append(FieldMerge.quoted(subgraph.name()))
				.append(", url: ")
				.append(FieldMerge.quoted(subgraph.url()))
				.append(")\n");
		}
		this.sdl.append("}\n");
		this.schema.types().values().forEach(this::write);
		return this.sdl.toString();
	}

	private void defineSecurityAndCost() {
		if (uses("oneOf")) {
			// not all readers know it of themselves
			this.sdl.append("directive @oneOf on INPUT_OBJECT\n\n");
		}
		if (uses("authenticated")) {
			this.sdl.append("directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM\n\n");
		}
		if (uses("requiresScopes")) {
			this.sdl
				.append("directive @requiresScopes(scopes: [[requiresScopes__Scope!]!]!) on FIELD_DEFINITION | OBJECT"
						+ " | INTERFACE | SCALAR | ENUM\n\nscalar requiresScopes__Scope\n\n");
		}
		if (uses("cost") || uses("listSize")) {
			this.sdl.append("directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION"
					+ " | INPUT_FIELD_DEFINITION | OBJECT | SCALAR\n\n"
					+ "directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!],"
					+ " requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION\n\n");
		}
	}

	private boolean joins(String argument) {
		return this.schema.types()
			.values()
			.stream()
			.flatMap((it) -> it.fields().values().stream())
			.flatMap((it) -> it.part().directives().stream())
			.anyMatch((it) -> it.startsWith("@join__field(") && it.contains(argument));
	}

	private boolean uses(String directive) {
		return this.schema.uses(directive);
	}

	private void write(MergedDirective directive) {
		describe(directive.part(), "");
		this.sdl.append("directive @")
			.append(directive.name())
			.append(arguments(directive.arguments()))
			.append(directive.repeatable() ? " repeatable on " : " on ")
			.append(String.join(" | ", directive.locations()))
			.append("\n\n");
	}

	private void write(MergedType type) {
		this.sdl.append('\n');
		describe(type.head(), "");
		String keyword = switch (type.kind()) {
			case OBJECT -> "type ";
			case INTERFACE -> "interface ";
			case UNION -> "union ";
			case ENUM -> "enum ";
			case INPUT -> "input ";
			case SCALAR -> "scalar ";
		};
		this.sdl.append(keyword).append(type.name());
		if (!type.interfaces().isEmpty()) {
			this.sdl.append(" implements ").append(String.join(" & ", type.interfaces()));
		}
		type.head().directives().forEach((it) -> this.sdl.append("\n  ").append(it));
		this.sdl.append('\n');
		switch (type.kind()) {
			case OBJECT, INTERFACE -> block(type.fields(), this::field);
			case UNION -> this.sdl.append(" = ").append(String.join(" | ", type.members())).append('\n');
			case ENUM -> block(type.values(), (name, value) -> {
				describe(value, "  ");
				this.sdl.append("  ").append(name).append(directives(value.directives())).append('\n');
			});
			case INPUT -> block(type.inputs(), (name, input) -> {
				describe(input.part(), "  ");
				this.sdl.append("  ").append(input(name, input)).append('\n');
			});
			case SCALAR -> {
			}
		}
	}

	private <T> void block(Map<String, T> entries, java.util.function.BiConsumer<String, T> writer) {
		this.sdl.append("{\n");
		entries.forEach(writer);
		this.sdl.append("}\n");
	}

	private void field(String name, MergedField field) {
		describe(field.part(), "  ");
		this.sdl.append("  ")
			.append(name)
			.append(arguments(field.arguments()))
			.append(": ")
			.append(field.type())
			.append(directives(field.part().directives()))
			.append('\n');
	}

	private static String arguments(Map<String, MergedInput> arguments) {
		return arguments.isEmpty() ? ""
				: arguments.entrySet()
					.stream()
					.map((it) -> described(it.getValue().part()) + input(it.getKey(), it.getValue()))
					.collect(Collectors.joining(", ", "(", ")"));
	}

	private static String input(String name, MergedInput input) {
		return name + ": " + input.type() + ((input.defaultValue() != null) ? " = " + input.defaultValue() : "")
				+ directives(input.part().directives());
	}

	private static String directives(List<String> directives) {
		return directives.stream().map((it) -> " " + it).collect(Collectors.joining());
	}

	private void describe(Part part, String indent) {
		if (part.description() != null) {
			this.sdl.append(indent).append(Descriptions.print(part.description())).append('\n');
		}
	}

	private static String described(Part part) {
		return (part.description() != null) ? Descriptions.print(part.description()) + " " : "";
	}

}
