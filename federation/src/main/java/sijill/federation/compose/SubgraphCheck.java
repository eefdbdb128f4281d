package sijill.federation.compose;

import java.util.Set;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.Node;

import sijill.federation.OperationKind;
import sijill.federation.compose.SubgraphType.Kind;

/**
 * Holds a subgraph's schema against itself: what it names has to be there.
 */
final class SubgraphCheck {

	private static final Set<String> BUILT_IN = Set.of("Int", "Float", "String", "Boolean", "ID");

	private static final Set<String> UNSUPPORTED = Set.of("context", "fromContext", "policy");

	private final SubgraphSchema subgraph;

	private final Problems problems;

	SubgraphCheck(SubgraphSchema subgraph, Problems problems) {
		this.subgraph = subgraph;
		this.problems = problems;
	}

	void check() {
		for (SubgraphType type : this.subgraph.types().values()) {
			for (FieldDefinition field : type.fields().values()) {
				String coordinate = type.name() + "." + field.getName();
				known(this.subgraph.renamed(field.getType()).baseName(), coordinate, field);
				field.getInputValueDefinitions().forEach((it) -> known(it, coordinate));
				refuseUnsupported(field.getDirectives(), field);
				checkAlone(type, field);
			}
			type.inputs().values().forEach((it) -> known(it, type.name() + "." + it.getName()));
			type.members().forEach((it) -> known(it, type.name(), type.node()));
			type.interfaces().forEach((it) -> implemented(type, it));
			for (String name : UNSUPPORTED) {
				refuseUnsupported(type.directives(this.subgraph.directive(name)), type.node());
			}
		}
	}

	private void checkAlone(SubgraphType type, FieldDefinition field) {
		if (type.name().equals(SubgraphSchema.rootName(OperationKind.SUBSCRIPTION))
				&& (this.subgraph.find(field, "shareable") != null
						|| !type.directives(this.subgraph.directive("shareable")).isEmpty())) {
			this.problems.error("INVALID_FIELD_SHARING",
					"Fields on root level subscription object cannot be marked as shareable: " + type.name() + "."
							+ field.getName(),
					this.subgraph.name(), field);
		}
	}

	private void known(InputValueDefinition input, String coordinate) {
		known(this.subgraph.renamed(input.getType()).baseName(), coordinate, input);
	}

	private void known(String type, String coordinate, Node<?> at) {
		if (this.subgraph.type(type) == null && !BUILT_IN.contains(type)) {
			this.problems.error("INVALID_GRAPHQL", "Unknown type \"" + type + "\" at " + coordinate,
					this.subgraph.name(), at);
		}
	}

	private void implemented(SubgraphType type, String name) {
		SubgraphType asInterface = this.subgraph.type(name);
		if (asInterface == null || asInterface.kind() != Kind.INTERFACE) {
			if (asInterface == null || !this.subgraph.isInterfaceObject(asInterface)) {
				this.problems.error("INVALID_GRAPHQL",
						"Type " + type.name() + " implements " + name + ", which is no interface", this.subgraph.name(),
						type.node());
			}
			return;
		}
		for (String field : asInterface.fields().keySet()) {
			if (!type.fields().containsKey(field)) {
				this.problems.error("INVALID_GRAPHQL", "Interface field " + name + "." + field + " expected but "
						+ type.name() + " does not provide it.", this.subgraph.name(), type.node());
			}
		}
	}

	private void refuseUnsupported(Iterable<Directive> directives, Node<?> at) {
		for (Directive directive : directives) {
			for (String name : UNSUPPORTED) {
				if (this.subgraph.isFederation2() && directive.getName().equals(this.subgraph.directive(name))) {
					this.problems.error("UNSUPPORTED_FEATURE", "@" + name + " is not supported yet, and is not ignored",
							this.subgraph.name(), at);
				}
			}
		}
	}

}
