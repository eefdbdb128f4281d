package sijill.federation.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;

import sijill.federation.schema.TypeRef;

/**
 * Merges the arguments of a field that are taken from a context: clients do not send
 * them, so nobody else may need them.
 */
final class ContextMerge {

	private static final String CODE = "CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS";

	private final String coordinate;

	private final Map<SubgraphSchema, FieldDefinition> fields;

	private final Problems problems;

	ContextMerge(String coordinate, Map<SubgraphSchema, FieldDefinition> fields, Problems problems) {
		this.coordinate = coordinate;
		this.fields = fields;
		this.problems = problems;
	}

	/**
	 * The arguments that some subgraph takes from a context.
	 */
	Set<String> hidden() {
		Set<String> names = new TreeSet<>();
		this.fields.forEach((subgraph, field) -> field.getInputValueDefinitions()
			.stream()
			.filter((it) -> ContextField.isIn(it, subgraph))
			.forEach((it) -> names.add(it.getName())));
		this.fields.forEach((subgraph, field) -> field.getInputValueDefinitions()
			.stream()
			.filter((it) -> names.contains(it.getName()) && !ContextField.isIn(it, subgraph))
			.forEach((it) -> report(subgraph, it)));
		return names;
	}

	private void report(SubgraphSchema subgraph, InputValueDefinition argument) {
		String which = "\"" + this.coordinate + "(" + argument.getName() + ":)\" is taken from a context elsewhere";
		if (TypeRef.of(argument.getType()).nonNull() && argument.getDefaultValue() == null) {
			this.problems.error(CODE, which + ", but needed here", subgraph.name(), argument);
		}
		else {
			this.problems.hint(CODE, which + ", so nobody sends it to " + subgraph.name());
		}
	}

	/**
	 * What {@code join__field} says of a field's arguments; empty where there are none.
	 */
	static String joined(SubgraphSchema subgraph, FieldDefinition field) {
		List<String> arguments = new ArrayList<>();
		for (InputValueDefinition argument : field.getInputValueDefinitions()) {
			ContextField source = ContextField.of(argument, subgraph);
			if (source != null) {
				arguments.add(source.joined(subgraph, argument));
			}
		}
		return arguments.isEmpty() ? "" : ", contextArguments: [" + String.join(", ", arguments) + "]";
	}

}
