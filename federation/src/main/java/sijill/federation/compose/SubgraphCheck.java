package sijill.federation.compose;

import java.util.Set;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.Node;
import graphql.language.TypeDefinition;

import sijill.federation.OperationKind;

/**
 * Holds a subgraph against what federation, this engine and GraphQL itself ask of one.
 */
final class SubgraphCheck {

	private static final Set<String> UNSUPPORTED = Set.of("policy");

	private final SubgraphSchema subgraph;

	private final Problems problems;

	SubgraphCheck(SubgraphSchema subgraph, Problems problems) {
		this.subgraph = subgraph;
		this.problems = problems;
	}

	void check() {
		int before = this.problems.errors().size();
		if (this.subgraph.name().equals("_") || this.subgraph.name().startsWith("__")
				|| this.subgraph.name().isBlank()) {
			this.problems.error("INVALID_SUBGRAPH_NAME", "A subgraph cannot be called \"" + this.subgraph.name() + "\"",
					this.subgraph.name(), 0);
		}
		checkRoots();
		new LinkCheck(this.subgraph, this.problems).check();
		new LinkNameCheck(this.subgraph, this.problems).check();
		new DefinitionCheck(this.subgraph, this.problems).check();
		for (SubgraphType type : this.subgraph.types().values()) {
			for (FieldDefinition field : type.fields().values()) {
				refuseUnsupported(field.getDirectives(), field);
				field.getInputValueDefinitions().forEach((it) -> refuseUnsupported(it.getDirectives(), it));
				checkAlone(type, field);
			}
			for (String name : UNSUPPORTED) {
				refuseUnsupported(type.directives(this.subgraph.directive(name)), type.node());
			}
		}
		FieldSetCheck fieldSets = new FieldSetCheck(this.subgraph, this.problems);
		fieldSets.checkKeys();
		fieldSets.checkRequiresAndProvides();
		new ContextCheck(this.subgraph, this.problems, fieldSets::use).check();
		new UsageCheck(this.subgraph, this.problems).check();
		fieldSets.checkExternals();
		new InputCycleCheck(this.subgraph, this.problems).check();
		if (this.problems.errors().size() == before) {
			new GraphQlCheck(this.subgraph, this.problems).check();
		}
	}

	private void checkRoots() {
		for (Definition<?> definition : this.subgraph.document().getDefinitions()) {
			if (definition instanceof TypeDefinition<?> type) {
				for (OperationKind kind : OperationKind.values()) {
					String root = SubgraphSchema.rootName(kind);
					if (type.getName().equals(root) && this.subgraph.isRootCalledOtherwise(kind)) {
						this.problems.error("ROOT_" + kind + "_USED",
								"The type \"" + root + "\" is not the root of its name, which is confusing",
								this.subgraph.name(), type);
					}
				}
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
