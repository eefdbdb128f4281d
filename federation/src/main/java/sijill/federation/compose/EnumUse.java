package sijill.federation.compose;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which enums the graph gives out, and which it takes in.
 */
final class EnumUse {

	private final Set<String> outputs = new HashSet<>();

	private final Set<String> inputs = new HashSet<>();

	EnumUse(Collection<SubgraphSchema> subgraphs, List<MergedDirective> directives) {
		for (SubgraphSchema subgraph : subgraphs) {
			for (SubgraphType type : subgraph.types().values()) {
				type.fields().values().forEach((field) -> {
					this.outputs.add(subgraph.renamed(field.getType()).baseName());
					field.getInputValueDefinitions()
						.forEach((it) -> this.inputs.add(subgraph.renamed(it.getType()).baseName()));
				});
				type.inputs().values().forEach((it) -> this.inputs.add(subgraph.renamed(it.getType()).baseName()));
			}
		}
		directives.forEach(
				(it) -> it.arguments().values().forEach((argument) -> this.inputs.add(argument.type().baseName())));
	}

	boolean isOutput(String name) {
		return this.outputs.contains(name);
	}

	boolean isInput(String name) {
		return this.inputs.contains(name);
	}

}
