package sijill.federation.compose;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.language.InputValueDefinition;

import sijill.federation.compose.MergedType.MergedInput;

/**
 * Hints at arguments, or fields of an input type, that are not the same in all subgraphs.
 */
final class InputHints {

	private final Problems problems;

	private final InputKind kind;

	InputHints(Problems problems, InputKind kind) {
		this.problems = problems;
		this.kind = kind;
	}

	void find(String owner, Map<SubgraphSchema, ? extends Collection<InputValueDefinition>> sources,
			Map<String, MergedInput> merged) {
		Map<String, Map<SubgraphSchema, InputValueDefinition>> byName = new LinkedHashMap<>();
		sources.forEach((subgraph, inputs) -> inputs
			.forEach((it) -> byName.computeIfAbsent(it.getName(), (name) -> new LinkedHashMap<>()).put(subgraph, it)));
		byName.forEach((name, definitions) -> {
			String coordinate = this.kind.coordinate(owner, name);
			MergedInput input = merged.get(name);
			if (input != null) {
				find(coordinate, definitions, input);
			}
			else if (definitions.size() < sources.size()) {
				this.problems.hint(this.kind.leftOut(),
						coordinate + " is left out: it is " + Hints.who(sources.keySet(), definitions.keySet()));
			}
		});
	}

	private void find(String coordinate, Map<SubgraphSchema, InputValueDefinition> definitions, MergedInput input) {
		new PartHints(this.problems).find(coordinate, input.part());
		List<SubgraphSchema> same = definitions.entrySet()
			.stream()
			.filter((it) -> it.getKey().renamed(it.getValue().getType()).equals(input.type()))
			.map(Map.Entry::getKey)
			.toList();
		if (same.size() < definitions.size()) {
			this.problems.hint(this.kind.otherType(), coordinate + " has the type " + input.type()
					+ ", the strictest, which is " + Hints.who(definitions.keySet(), same));
		}
		List<SubgraphSchema> withDefault = definitions.entrySet()
			.stream()
			.filter((it) -> it.getValue().getDefaultValue() != null)
			.map(Map.Entry::getKey)
			.toList();
		if (!withDefault.isEmpty() && withDefault.size() < definitions.size()) {
			this.problems.hint("INCONSISTENT_DEFAULT_VALUE_PRESENCE", coordinate
					+ " has no default in the supergraph: it is " + Hints.who(definitions.keySet(), withDefault));
		}
	}

}
