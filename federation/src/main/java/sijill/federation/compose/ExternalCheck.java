package sijill.federation.compose;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

import graphql.language.Directive;
import graphql.language.InputValueDefinition;

import sijill.federation.compose.MergedType.MergedInput;
import sijill.federation.schema.TypeRef;

/**
 * What others resolve has to look like it does where it is resolved, and says nothing of
 * its own about it.
 */
final class ExternalCheck {

	private final String coordinate;

	private final Collection<SubgraphField> fields;

	private final Problems problems;

	private final BiPredicate<String, String> covers;

	ExternalCheck(String coordinate, Collection<SubgraphField> fields, Problems problems,
			BiPredicate<String, String> covers) {
		this.coordinate = coordinate;
		this.fields = fields;
		this.problems = problems;
		this.covers = covers;
	}

	void check(TypeRef type, Map<String, MergedInput> arguments) {
		for (SubgraphField external : this.fields) {
			if (external.isExternal()) {
				checkDirectives(external);
				checkType(external, type);
				arguments.forEach((name, argument) -> check(external, name, argument));
			}
		}
	}

	private void checkDirectives(SubgraphField external) {
		for (Directive directive : external.field().getDirectives()) {
			if (PartMerge.carries(external.subgraph(), directive) && !repeatsATag(external, directive)) {
				error("MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL",
						"Cannot apply @" + directive.getName() + " to the external field \"" + this.coordinate + "\"",
						external);
			}
		}
	}

	/**
	 * In Federation 1, what is external may repeat the tags it has where it is resolved.
	 */
	private boolean repeatsATag(SubgraphField external, Directive directive) {
		return !external.subgraph().isFederation2() && isTag(external, directive)
				&& this.fields.stream()
					.filter((it) -> !it.isExternal())
					.anyMatch((it) -> it.field()
						.getDirectives()
						.stream()
						.anyMatch((tag) -> isTag(it, tag) && SubgraphSchema.requireText(tag, "name")
							.equals(SubgraphSchema.requireText(directive, "name"))));
	}

	private static boolean isTag(SubgraphField field, Directive directive) {
		return directive.getName().equals(field.subgraph().directive("tag"));
	}

	private void checkType(SubgraphField external, TypeRef type) {
		if (!type.equals(TypeMerge.loosest(type, external.typeRef(), this.covers))
				|| !type.equals(external.typeRef().withBase(type.baseName()))) {
			error("EXTERNAL_TYPE_MISMATCH", "Type of field \"" + this.coordinate
					+ "\" is incompatible across subgraphs (where marked @external): it has type \"" + type
					+ "\" and type \"" + external.typeRef() + "\" in subgraph \"" + external.subgraph().name() + "\"",
					external);
		}
	}

	private void check(SubgraphField external, String name, MergedInput argument) {
		InputValueDefinition own = external.field()
			.getInputValueDefinitions()
			.stream()
			.filter((it) -> it.getName().equals(name))
			.findFirst()
			.orElse(null);
		String coordinate = "\"" + this.coordinate + "(" + name + ":)\"";
		if (own == null) {
			error("EXTERNAL_ARGUMENT_MISSING", "Field \"" + this.coordinate + "\" is missing argument " + coordinate
					+ " in the subgraph where it is marked @external", external);
			return;
		}
		TypeRef type = external.subgraph().renamed(own.getType());
		if (!argument.type().equals(TypeMerge.strictest(argument.type(), type))) {
			error("EXTERNAL_ARGUMENT_TYPE_MISMATCH",
					"Type of argument " + coordinate
							+ " is incompatible across subgraphs (where marked @external): it has type \""
							+ argument.type() + "\" and type \"" + type + "\"",
					external);
		}
		String ownDefault = (own.getDefaultValue() != null) ? PartMerge.print(own.getDefaultValue()) : null;
		if (!Objects.equals(ownDefault, argument.defaultValue())) {
			error("EXTERNAL_ARGUMENT_DEFAULT_MISMATCH",
					"Argument " + coordinate + " has incompatible defaults across subgraphs (where marked @external): "
							+ argument.defaultValue() + " and " + ownDefault,
					external);
		}
	}

	private void error(String code, String message, SubgraphField at) {
		this.problems.error(code, message, at.subgraph().name(), at.field());
	}

}
