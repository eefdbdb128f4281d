package sijill.federation.compose;

import java.util.List;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.compose.SubgraphType.Kind;
import sijill.federation.schema.CostRules;
import sijill.federation.schema.ListSize;
import sijill.federation.schema.TypeRef;

/**
 * Checks that federation's directives stand where they mean something, and beside what
 * they can stand beside.
 */
final class UsageCheck {

	private static final List<String> NEVER_ON_INTERFACES = List.of("shareable", "external", "override", "requires",
			"provides", "cost");

	private static final List<String> NEVER_BESIDE_EXTERNAL = List.of("provides", "requires", "override");

	private static final List<String> MERGED = List.of("tag", "inaccessible", "authenticated", "requiresScopes", "cost",
			"listSize");

	private final SubgraphSchema subgraph;

	private final Problems problems;

	UsageCheck(SubgraphSchema subgraph, Problems problems) {
		this.subgraph = subgraph;
		this.problems = problems;
	}

	void check() {
		checkSharing();
		for (SubgraphType type : this.subgraph.types().values()) {
			if (type.kind() == Kind.INTERFACE) {
				checkInterface(type);
			}
			if (this.subgraph.isInterfaceObject(type) && this.subgraph.keys(type).isEmpty()) {
				error("INTERFACE_OBJECT_USAGE_ERROR",
						"The type \"" + type.name() + "\" has @interfaceObject but no @key", type.node());
			}
			for (FieldDefinition field : type.fields().values()) {
				String coordinate = type.name() + "." + field.getName();
				checkExternal(type, field, coordinate);
				if (field.getDirectives(this.subgraph.directive("shareable")).size() > 1) {
					error("INVALID_SHAREABLE_USAGE", "@shareable stands twice on \"" + coordinate + "\"", field);
				}
				Directive size = this.subgraph.find(field, "listSize");
				if (size != null && this.subgraph.isFederation2()) {
					checkSize(field, CostRules.listSize(size), coordinate);
				}
			}
		}
	}

	/** Of the parts of a type, each may be shareable, but once. */
	private void checkSharing() {
		for (Definition<?> part : this.subgraph.document().getDefinitions()) {
			if (part instanceof ObjectTypeDefinition type
					&& type.getDirectives(this.subgraph.directive("shareable")).size() > 1) {
				error("INVALID_SHAREABLE_USAGE", "@shareable stands twice on \"" + type.getName() + "\"", type);
			}
		}
	}

	private void checkInterface(SubgraphType type) {
		for (FieldDefinition field : type.fields().values()) {
			for (String directive : NEVER_ON_INTERFACES) {
				if (this.subgraph.find(field, directive) != null && this.subgraph.isFederation2()) {
					String code = switch (directive) {
						case "shareable" -> "INVALID_SHAREABLE_USAGE";
						case "external" -> "EXTERNAL_ON_INTERFACE";
						case "override" -> "OVERRIDE_ON_INTERFACE";
						case "cost" -> "COST_APPLIED_TO_INTERFACE_FIELD";
						case "requires" -> "REQUIRES_UNSUPPORTED_ON_INTERFACE";
						default -> "PROVIDES_UNSUPPORTED_ON_INTERFACE";
					};
					error(code, "@" + directive + " means nothing on \"" + type.name() + "." + field.getName()
							+ "\": interfaces resolve nothing", field);
				}
			}
		}
		List<Directive> keys = this.subgraph.keys(type);
		if (keys.isEmpty()) {
			return;
		}
		if (this.subgraph.isFederation2() && FederationDefinitions.minor(this.subgraph) < 3) {
			error("KEY_UNSUPPORTED_ON_INTERFACE",
					"The interface \"" + type.name() + "\" can have a @key from federation v2.3 on", keys.getFirst());
		}
		else if (this.subgraph.isFederation2()) {
			keys.forEach((key) -> checkImplementations(type, key));
		}
	}

	private void checkImplementations(SubgraphType type, Directive key) {
		String fields = FieldMerge.quoted(SubgraphSchema.requireText(key, "fields"));
		for (SubgraphType other : this.subgraph.types().values()) {
			if (other.interfaces().contains(type.name()) && this.subgraph.keys(other)
				.stream()
				.noneMatch(
						(it) -> KeyText.of(it).equals(KeyText.of(key)) && (SubgraphSchema.flag(it, "resolvable", true)
								|| !SubgraphSchema.flag(key, "resolvable", true)))) {
				error("INTERFACE_KEY_NOT_ON_IMPLEMENTATION", "The interface \"" + type.name() + "\" has a key " + fields
						+ " that its implementation \"" + other.name() + "\" does not have", key);
			}
		}
	}

	private void checkExternal(SubgraphType type, FieldDefinition field, String coordinate) {
		boolean marked = this.subgraph.find(field, "external") != null;
		if (marked && field.hasDirective("deprecated") && this.subgraph.isExternal(type, field)) {
			error("MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL",
					"Cannot apply @deprecated to the external field \"" + coordinate + "\"", field);
		}
		if (!this.subgraph.isFederation2() || !marked || type.kind() == Kind.INTERFACE) {
			return;
		}
		for (String directive : NEVER_BESIDE_EXTERNAL) {
			if (this.subgraph.find(field, directive) != null) {
				error(directive.equals("override") ? "OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE"
						: "EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE",
						"Cannot have both @" + directive + " and @external on field \"" + coordinate + "\"", field);
			}
		}
		for (String directive : MERGED) {
			if (this.subgraph.find(field, directive) != null && this.subgraph.isExternal(type, field)) {
				error("MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL",
						"Cannot apply @" + directive + " to the external field \"" + coordinate + "\"", field);
			}
		}
	}

	private void checkSize(FieldDefinition field, ListSize size, String coordinate) {
		TypeRef type = this.subgraph.renamed(field.getType());
		if (!type.isList() && size.sizedFields().isEmpty()) {
			error("LIST_SIZE_APPLIED_TO_NON_LIST", "\"" + coordinate + "\" is no list", field);
		}
		if (size.assumedSize() != null && size.assumedSize() < 0) {
			error("LIST_SIZE_INVALID_ASSUMED_SIZE", "The assumed size of \"" + coordinate + "\" is negative", field);
		}
		for (String argument : size.slicingArguments()) {
			String first = argument.split("\\.", 2)[0];
			if (field.getInputValueDefinitions().stream().noneMatch((it) -> it.getName().equals(first))) {
				error("LIST_SIZE_INVALID_SLICING_ARGUMENT",
						"\"" + coordinate + "\" has no argument \"" + argument + "\"", field);
			}
		}
		SubgraphType target = this.subgraph.type(type.baseName());
		for (String sized : size.sizedFields()) {
			if (!isKnown(target, sized)) {
				error("LIST_SIZE_INVALID_SIZED_FIELD",
						"What \"" + coordinate + "\" gives out has no list \"" + sized + "\"", field);
			}
		}
	}

	private static boolean isKnown(@Nullable SubgraphType target, String path) {
		return target != null && target.fields().containsKey(path.split("\\.", 2)[0]);
	}

	private void error(String code, String message, Node<?> at) {
		this.problems.error(code, message, this.subgraph.name(), at);
	}

}
