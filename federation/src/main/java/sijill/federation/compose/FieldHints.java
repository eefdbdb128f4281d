package sijill.federation.compose;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import graphql.language.InputValueDefinition;

import sijill.federation.compose.MergedType.MergedField;

/**
 * Hints at a field that is not the same in all subgraphs, or that moves between them.
 */
final class FieldHints {

	private final Collection<SubgraphSchema> subgraphs;

	private final Problems problems;

	FieldHints(Collection<SubgraphSchema> subgraphs, Problems problems) {
		this.subgraphs = subgraphs;
		this.problems = problems;
	}

	void find(String coordinate, MergedField merged, List<SubgraphField> fields) {
		new PartHints(this.problems).find(coordinate, merged.part());
		fields.stream().filter((it) -> it.override() != null).forEach((it) -> findMove(coordinate, it, fields));
		List<SubgraphField> typed = fields.stream().filter((it) -> !it.isExternal()).toList();
		List<SubgraphSchema> all = subgraphs(typed, (it) -> true);
		List<SubgraphSchema> same = subgraphs(typed, (it) -> it.typeRef().equals(merged.type()));
		if (same.size() < all.size()) {
			this.problems.hint("INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE", coordinate + " has the type " + merged.type()
					+ ", the most general, which is " + Hints.who(all, same));
		}
		Map<SubgraphSchema, List<InputValueDefinition>> arguments = new LinkedHashMap<>();
		typed.forEach((it) -> arguments.put(it.subgraph(),
				it.field()
					.getInputValueDefinitions()
					.stream()
					.filter((argument) -> !isFromContext(fields, argument.getName()))
					.toList()));
		new InputHints(this.problems, InputKind.ARGUMENT).find(coordinate, arguments, merged.arguments());
	}

	private static List<SubgraphSchema> subgraphs(List<SubgraphField> fields, Predicate<SubgraphField> which) {
		return fields.stream().filter(which).map(SubgraphField::subgraph).toList();
	}

	private static boolean isFromContext(List<SubgraphField> fields, String argument) {
		return fields.stream()
			.anyMatch((field) -> field.field()
				.getInputValueDefinitions()
				.stream()
				.anyMatch((it) -> it.getName().equals(argument) && ContextField.isIn(it, field.subgraph())));
	}

	private void findMove(String coordinate, SubgraphField to, List<SubgraphField> fields) {
		String name = to.from();
		SubgraphField from = fields.stream().filter((it) -> it.subgraph().name().equals(name)).findFirst().orElse(null);
		String which = coordinate + " in " + to.subgraph().name();
		if (this.subgraphs.stream().noneMatch((it) -> it.name().equals(name))) {
			this.problems.hint("FROM_SUBGRAPH_DOES_NOT_EXIST",
					which + " moves from \"" + name + "\", which is not there");
		}
		else if (from == null || from.isExternal()) {
			this.problems.hint("OVERRIDE_DIRECTIVE_CAN_BE_REMOVED",
					which + " needs no @override any more: " + name + " does not resolve it");
		}
		else if (to.label() == null) {
			this.problems.hint("OVERRIDDEN_FIELD_CAN_BE_REMOVED", which + " has moved from " + name
					+ (from.isUsed() ? ", where it could be @external" : ", where it is not needed any more"));
		}
		else {
			this.problems.hint("OVERRIDE_MIGRATION_IN_PROGRESS",
					which + " moves from " + name + " under the label \"" + to.label() + "\"");
		}
	}

}
