package sijill.federation.compose;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.DirectiveDefinition;
import graphql.language.InputValueDefinition;

/**
 * Hints at directives for operations that are not the same in all subgraphs.
 */
final class DirectiveHints {

	private final Collection<SubgraphSchema> subgraphs;

	private final Problems problems;

	DirectiveHints(Collection<SubgraphSchema> subgraphs, Problems problems) {
		this.subgraphs = subgraphs;
		this.problems = problems;
	}

	/**
	 * Looks at the definitions of a directive that stands in the supergraph.
	 */
	void find(MergedDirective merged, Map<SubgraphSchema, DirectiveDefinition> definitions) {
		String name = "@" + merged.name();
		new PartHints(this.problems).find(name, merged.part());
		List<SubgraphSchema> repeating = definitions.entrySet()
			.stream()
			.filter((it) -> it.getValue().isRepeatable())
			.map(Map.Entry::getKey)
			.toList();
		if (!merged.repeatable() && !repeating.isEmpty()) {
			this.problems.hint("INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE",
					name + " is not repeatable: it is so " + Hints.who(this.subgraphs, repeating));
		}
		if (definitions.values()
			.stream()
			.anyMatch((it) -> !DirectiveMerge.locations(it).equals(Set.copyOf(merged.locations())))) {
			this.problems.hint("INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS",
					name + " stands only where all subgraphs have it: " + merged.locations());
		}
		Map<SubgraphSchema, List<InputValueDefinition>> arguments = new LinkedHashMap<>();
		definitions.forEach((subgraph, it) -> arguments.put(subgraph, it.getInputValueDefinitions()));
		new InputHints(this.problems, InputKind.ARGUMENT).find(name, arguments, merged.arguments());
	}

	/**
	 * Looks at the definitions of a directive that is left out.
	 */
	void findLeftOut(String name, Map<SubgraphSchema, DirectiveDefinition> definitions) {
		if (definitions.size() < this.subgraphs.size()) {
			this.problems.hint("INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE",
					"@" + name + " is left out: it is " + Hints.who(this.subgraphs, definitions.keySet()));
		}
		else {
			this.problems.hint("NO_EXECUTABLE_DIRECTIVE_INTERSECTION",
					"@" + name + " is left out: no place is common to all subgraphs");
		}
	}

}
