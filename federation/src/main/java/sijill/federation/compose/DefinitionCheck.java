package sijill.federation.compose;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.language.Definition;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectiveLocation;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import org.jspecify.annotations.Nullable;

import sijill.federation.schema.LeafType;
import sijill.federation.schema.TypeRef;

/**
 * A subgraph may write down what federation defines, but no other definitions under its
 * names: what stands in its schema by them would mean something else to others.
 */
final class DefinitionCheck {

	private final SubgraphSchema subgraph;

	private final Problems problems;

	DefinitionCheck(SubgraphSchema subgraph, Problems problems) {
		this.subgraph = subgraph;
		this.problems = problems;
	}

	void check() {
		for (String name : FederationDefinitions.names(this.subgraph)) {
			DirectiveDefinition own = this.subgraph.directiveDefinitions().get(this.subgraph.directive(name));
			DirectiveDefinition known = FederationDefinitions.directive(name);
			if (own != null && known != null) {
				checkArguments(own, known);
				checkPlaces(own, known);
			}
		}
		for (Definition<?> definition : this.subgraph.document().getDefinitions()) {
			if (definition instanceof EnumTypeDefinition purpose
					&& purpose.getName().equals(this.subgraph.features().nameOf("link", "Purpose"))) {
				checkPurpose(purpose);
			}
		}
	}

	private void checkArguments(DirectiveDefinition own, DirectiveDefinition known) {
		for (InputValueDefinition argument : own.getInputValueDefinitions()) {
			InputValueDefinition expected = find(known, argument.getName());
			if (expected == null) {
				invalid(own, "it has no argument \"" + argument.getName() + "\"");
			}
			else if (!fits(TypeRef.of(argument.getType()), TypeRef.of(expected.getType()))) {
				invalid(own, "argument \"" + argument.getName() + "\" should have type "
						+ PartMerge.print(expected.getType()) + " but has type " + PartMerge.print(argument.getType()));
			}
		}
		if (!this.subgraph.isFederation2() && own.getInputValueDefinitions().isEmpty()
				&& FederationDefinitions.isOfFirstVersion(known.getName())) {
			// some libraries of Federation 1 only said that there is such a directive
			return;
		}
		for (InputValueDefinition expected : known.getInputValueDefinitions()) {
			if (TypeRef.of(expected.getType()).nonNull() && find(own, expected.getName()) == null) {
				invalid(own, "the required argument \"" + expected.getName() + "\" is missing");
			}
		}
	}

	private static @Nullable InputValueDefinition find(DirectiveDefinition directive, String argument) {
		return directive.getInputValueDefinitions()
			.stream()
			.filter((it) -> it.getName().equals(argument))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Whether a type says what is known: what may be left out may be required, a text may
	 * stand for what federation has scalars for, and Federation 1 did not require it.
	 */
	private boolean fits(TypeRef own, TypeRef known) {
		if (known.nonNull() && !own.nonNull() && this.subgraph.isFederation2()) {
			return false;
		}
		if (own.item() != null && known.item() != null) {
			return fits(own.item(), known.item());
		}
		if (own.isList() || known.isList()) {
			return false;
		}
		String name = known.baseName();
		return own.baseName().equals(name) || (!LeafType.SPECIFIED_SCALARS.contains(name)
				&& (own.baseName().equals("String") || !LeafType.SPECIFIED_SCALARS.contains(own.baseName())));
	}

	private void checkPlaces(DirectiveDefinition own, DirectiveDefinition known) {
		if (own.isRepeatable() && !known.isRepeatable()) {
			invalid(own, "it is not repeatable");
		}
		Set<String> places = new HashSet<>(places(own));
		places.removeAll(places(known));
		if (!places.isEmpty()) {
			invalid(own, "it cannot stand on " + places);
		}
	}

	private static Set<String> places(DirectiveDefinition directive) {
		return directive.getDirectiveLocations().stream().map(DirectiveLocation::getName).collect(Collectors.toSet());
	}

	private void checkPurpose(EnumTypeDefinition purpose) {
		List<String> values = purpose.getEnumValueDefinitions()
			.stream()
			.map(EnumValueDefinition::getName)
			.sorted()
			.toList();
		if (!values.equals(List.of("EXECUTION", "SECURITY"))) {
			this.problems.error("TYPE_DEFINITION_INVALID",
					"Invalid definition of \"" + purpose.getName() + "\": its values are EXECUTION and SECURITY",
					this.subgraph.name(), purpose);
		}
	}

	private void invalid(NamedNode<?> own, String reason) {
		this.problems.error("DIRECTIVE_DEFINITION_INVALID", "Invalid definition of @" + own.getName() + ": " + reason,
				this.subgraph.name(), own);
	}

}
