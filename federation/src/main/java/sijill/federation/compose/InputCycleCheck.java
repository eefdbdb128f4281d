package sijill.federation.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import graphql.language.InputValueDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.schema.TypeRef;

/**
 * Refuses inputs of which no value can be written, since each would have to hold another
 * one without end.
 */
final class InputCycleCheck {

	private final SubgraphSchema subgraph;

	private final Problems problems;

	private final Set<String> checked = new HashSet<>();

	InputCycleCheck(SubgraphSchema subgraph, Problems problems) {
		this.subgraph = subgraph;
		this.problems = problems;
	}

	void check() {
		this.subgraph.types().keySet().forEach((it) -> check(it, new ArrayList<>(), new ArrayList<>()));
	}

	private void check(String type, List<String> above, List<InputValueDefinition> through) {
		int before = above.indexOf(type);
		if (before >= 0) {
			List<InputValueDefinition> cycle = through.subList(before, through.size());
			this.problems.error("INVALID_GRAPHQL",
					"Input \"" + type + "\" cannot be written, since it needs itself in "
							+ cycle.stream().map(InputValueDefinition::getName).toList(),
					this.subgraph.name(), cycle.getFirst());
		}
		SubgraphType input = this.subgraph.type(type);
		if (input == null || !this.checked.add(type)) {
			return;
		}
		above.add(type);
		for (InputValueDefinition field : input.inputs().values()) {
			String required = required(TypeRef.of(field.getType()));
			if (required != null) {
				through.add(field);
				check(required, above, through);
				through.removeLast();
			}
		}
		above.removeLast();
	}

	/** A list can be empty. */
	private static @Nullable String required(TypeRef type) {
		return (type.nonNull() && !type.isList()) ? type.baseName() : null;
	}

}
