package sijill.federation.compose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.language.DirectiveDefinition;
import graphql.language.DirectiveLocation;

import sijill.federation.compose.MergedType.MergedInput;

/**
 * Merges the directives that clients may use in operations: those that every subgraph
 * defines, at the places and with the arguments that all of them know.
 */
final class DirectiveMerge {

	private static final Set<String> EXECUTABLE = Set.of("QUERY", "MUTATION", "SUBSCRIPTION", "FIELD",
			"FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION");

	private static final Set<String> SPECIFIED = Set.of("skip", "include", "deprecated", "specifiedBy", "oneOf",
			"defer", "stream");

	private static final Set<String> SCALARS = Set.of("Int", "Float", "String", "Boolean", "ID");

	private final Collection<SubgraphSchema> subgraphs;

	private final Problems problems;

	private final Set<String> types;

	DirectiveMerge(Collection<SubgraphSchema> subgraphs, Problems problems, Set<String> types) {
		this.subgraphs = subgraphs;
		this.problems = problems;
		this.types = types;
	}

	/**
	 * The merged definitions as SDL.
	 */
	List<String> merge(ComposedDirectives composed) {
		List<String> merged = new ArrayList<>();
		Map<String, Map<SubgraphSchema, DirectiveDefinition>> byName = new LinkedHashMap<>();
		for (SubgraphSchema subgraph : this.subgraphs) {
			subgraph.directiveDefinitions()
				.forEach((name, it) -> byName.computeIfAbsent(name, (key) -> new LinkedHashMap<>()).put(subgraph, it));
		}
		byName.forEach((name, definitions) -> {
			Set<String> locations = new LinkedHashSet<>(EXECUTABLE);
			definitions.values().forEach((it) -> locations.retainAll(locations(it)));
			if (definitions.size() == this.subgraphs.size() && !locations.isEmpty() && !SPECIFIED.contains(name)
					&& !composed.contains(name)) {
				boolean repeatable = definitions.values().stream().allMatch(DirectiveDefinition::isRepeatable);
				merged.add("directive @" + name + arguments(name, definitions) + (repeatable ? " repeatable" : "")
						+ " on " + locations.stream().sorted().collect(Collectors.joining(" | ")));
			}
		});
		return merged;
	}

	private static Set<String> locations(DirectiveDefinition definition) {
		return definition.getDirectiveLocations().stream().map(DirectiveLocation::getName).collect(Collectors.toSet());
	}

	private String arguments(String name, Map<SubgraphSchema, DirectiveDefinition> definitions) {
		InputMerge inputs = new InputMerge(this.problems, "FIELD_ARGUMENT", "argument");
		definitions.forEach((subgraph, it) -> inputs.add(subgraph, it.getInputValueDefinitions()));
		Map<String, MergedInput> merged = new LinkedHashMap<>();
		inputs.merge("@" + name, merged);
		List<String> arguments = new ArrayList<>();
		merged.forEach((argument, input) -> {
			String type = input.type().baseName();
			if (SCALARS.contains(type) || this.types.contains(type)) {
				arguments.add(argument + ": " + input.type()
						+ ((input.defaultValue() != null) ? " = " + input.defaultValue() : ""));
			}
			else {
				this.problems.hint("INCONSISTENT_EXECUTABLE_DIRECTIVE_ARGUMENT",
						"Argument \"" + argument + "\" is not the same in all subgraphs");
			}
		});
		return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
	}

}
