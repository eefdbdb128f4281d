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

	private final Collection<MergedType> types;

	private final Collection<String> executableDirectives;

	private final ComposedDirectives composed;

	private final StringBuilder sdl = new StringBuilder();

	SupergraphWriter(Collection<SubgraphSchema> subgraphs, Collection<MergedType> types,
			Collection<String> executableDirectives, ComposedDirectives composed) {
		this.subgraphs = subgraphs;
		this.types = types;
		this.executableDirectives = executableDirectives;
		this.composed = composed;
	}

	String write() {
		boolean inaccessible = uses("inaccessible");
		boolean tag = uses("tag");
		boolean labels = joins(", overrideLabel: ");
		boolean contexts = uses("context");
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
		this.composed.links().forEach((it) -> this.sdl.append("  ").append(it).append('\n'));
		this.sdl.append("{\n");
		for (OperationKind kind : OperationKind.values()) {
			String root = SubgraphSchema.rootName(kind);
			if (this.types.stream().anyMatch((it) -> it.name().equals(root))) {
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
		this.executableDirectives.forEach((it) -> this.sdl.append(it).append("\n\n"));
		this.composed.definitions().forEach((it) -> this.sdl.append(it).append("\n\n"));
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
		this.types.forEach(this::write);
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
		return this.types.stream()
			.flatMap((it) -> it.fields().values().stream())
			.flatMap((it) -> it.part().directives().stream())
			.anyMatch((it) -> it.startsWith("@join__field(") && it.contains(argument));
	}

	private boolean uses(String directive) {
		return this.types.stream()
			.anyMatch((type) -> uses(type.head(), directive)
					|| type.values().values().stream().anyMatch((it) -> uses(it, directive))
					|| type.inputs().values().stream().anyMatch((it) -> uses(it.part(), directive))
					|| type.fields()
						.values()
						.stream()
						.anyMatch((it) -> uses(it.part(), directive)
								|| it.arguments().values().stream().anyMatch((arg) -> uses(arg.part(), directive))));
	}

	private static boolean uses(Part part, String directive) {
		return part.has(directive);
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
		this.sdl.append("  ").append(name);
		if (!field.arguments().isEmpty()) {
			this.sdl.append(field.arguments()
				.entrySet()
				.stream()
				.map((it) -> described(it.getValue().part()) + input(it.getKey(), it.getValue()))
				.collect(Collectors.joining(", ", "(", ")")));
		}
		this.sdl.append(": ").append(field.type()).append(directives(field.part().directives())).append('\n');
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
