package sijill.federation.compose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import graphql.language.DirectiveDefinition;
import graphql.language.DirectiveLocation;

import sijill.federation.compose.MergedType.MergedInput;
import sijill.federation.compose.MergedType.Part;
import sijill.federation.schema.LeafType;

/**
 * Merges the directives that clients may use in operations: those that every subgraph
 * defines, at the places and with the arguments that all of them know.
 */
final class DirectiveMerge {

	private static final Set<String> EXECUTABLE = Set.of("QUERY", "MUTATION", "SUBSCRIPTION", "FIELD",
			"FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION");

	private static final Set<String> SPECIFIED = Set.of("skip", "include", "deprecated", "specifiedBy", "oneOf",
			"defer", "stream");

	private final Collection<SubgraphSchema> subgraphs;

	private final Problems problems;

	private final Set<String> types;

	DirectiveMerge(Collection<SubgraphSchema> subgraphs, Problems problems, Set<String> types) {
		this.subgraphs = subgraphs;
		this.problems = problems;
		this.types = types;
	}

	/**
	 * The definitions, by name, of what some subgraph has for operations.
	 */
	static Map<String, Map<SubgraphSchema, DirectiveDefinition>> forOperations(Collection<SubgraphSchema> subgraphs) {
		Map<String, Map<SubgraphSchema, DirectiveDefinition>> byName = new LinkedHashMap<>();
		for (SubgraphSchema subgraph : subgraphs) {
			subgraph.directiveDefinitions()
				.forEach((name, it) -> byName.computeIfAbsent(name, (key) -> new LinkedHashMap<>()).put(subgraph, it));
		}
		byName.keySet().removeAll(SPECIFIED);
		byName.values()
			.removeIf((it) -> it.values().stream().allMatch((definition) -> locations(definition).isEmpty()));
		return byName;
	}

	/**
	 * The merged definitions.
	 * @param composed those that are not for operations, whatever subgraphs have of them
	 */
	List<MergedDirective> merge(ComposedDirectives composed) {
		List<MergedDirective> merged = new ArrayList<>();
		forOperations(this.subgraphs).forEach((name, definitions) -> {
			Set<String> locations = new TreeSet<>(EXECUTABLE);
			definitions.values().forEach((it) -> locations.retainAll(locations(it)));
			if (definitions.size() == this.subgraphs.size() && !locations.isEmpty() && !composed.contains(name)) {
				merged.add(merge(name, definitions, locations));
			}
		});
		return merged;
	}

	private MergedDirective merge(String name, Map<SubgraphSchema, DirectiveDefinition> definitions,
			Set<String> locations) {
		MergedDirective directive = merge(name, definitions, locations, this.problems);
		directive.arguments().entrySet().removeIf((argument) -> {
			String type = argument.getValue().type().baseName();
			boolean unknown = !LeafType.SPECIFIED_SCALARS.contains(type) && !this.types.contains(type);
			if (unknown) {
				this.problems.hint("INCONSISTENT_EXECUTABLE_DIRECTIVE_ARGUMENT",
						"Argument \"" + argument.getKey() + "\" is not the same in all subgraphs");
			}
			return unknown;
		});
		return directive;
	}

	/**
	 * Merges definitions of the same directive.
	 */
	static MergedDirective merge(String name, Map<SubgraphSchema, DirectiveDefinition> definitions,
			Collection<String> locations, Problems problems) {
		Part part = new Part();
		InputMerge inputs = new InputMerge(problems, InputKind.ARGUMENT);
		definitions.forEach((subgraph, it) -> {
			PartMerge.describe(part, it.getDescription());
			inputs.add(subgraph, it.getInputValueDefinitions());
		});
		Map<String, MergedInput> arguments = new LinkedHashMap<>();
		inputs.merge("@" + name, arguments);
		boolean repeatable = definitions.values().stream().allMatch(DirectiveDefinition::isRepeatable);
		return new MergedDirective(name, part, arguments, repeatable, List.copyOf(locations));
	}

	/**
	 * Where it can stand in operations.
	 */
	static Set<String> locations(DirectiveDefinition definition) {
		return definition.getDirectiveLocations()
			.stream()
			.map(DirectiveLocation::getName)
			.filter(EXECUTABLE::contains)
			.collect(Collectors.toSet());
	}

}
