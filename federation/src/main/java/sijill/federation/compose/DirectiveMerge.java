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
import graphql.language.InputValueDefinition;

import sijill.federation.schema.TypeRef;

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
				merged.add("directive @" + name + arguments(definitions) + (repeatable ? " repeatable" : "") + " on "
						+ locations.stream().sorted().collect(Collectors.joining(" | ")));
			}
		});
		return merged;
	}

	private static Set<String> locations(DirectiveDefinition definition) {
		return definition.getDirectiveLocations().stream().map(DirectiveLocation::getName).collect(Collectors.toSet());
	}

	/**
	 * Arguments are as strict as the strictest; where one subgraph has a default, callers
	 * need not say anything.
	 */
	private String arguments(Map<SubgraphSchema, DirectiveDefinition> definitions) {
		List<String> arguments = new ArrayList<>();
		for (InputValueDefinition first : definitions.values().iterator().next().getInputValueDefinitions()) {
			TypeRef type = null;
			String defaultValue = null;
			int known = 0;
			for (var entry : definitions.entrySet()) {
				for (InputValueDefinition argument : entry.getValue().getInputValueDefinitions()) {
					if (argument.getName().equals(first.getName())) {
						TypeRef own = entry.getKey().renamed(argument.getType());
						type = (known == 0) ? own : (type != null) ? TypeMerge.strictest(type, own) : null;
						known++;
						if (argument.getDefaultValue() != null) {
							defaultValue = PartMerge.print(argument.getDefaultValue());
						}
					}
				}
			}
			if (type == null) {
				Map.Entry<SubgraphSchema, DirectiveDefinition> last = List.copyOf(definitions.entrySet()).getLast();
				this.problems.error(
						"FIELD_ARGUMENT_TYPE_MISMATCH", "Type of argument \"@" + last.getValue().getName() + "("
								+ first.getName() + ":)\" is incompatible across subgraphs",
						last.getKey().name(), last.getValue());
			}
			else if (!(SCALARS.contains(type.baseName()) || this.types.contains(type.baseName()))) {
				this.problems.hint("INCONSISTENT_EXECUTABLE_DIRECTIVE_ARGUMENT",
						"Argument \"" + first.getName() + "\" is not the same in all subgraphs");
			}
			else if (known == definitions.size()) {
				arguments.add(first.getName() + ": " + type + ((defaultValue != null) ? " = " + defaultValue : ""));
			}
		}
		return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
	}

}
