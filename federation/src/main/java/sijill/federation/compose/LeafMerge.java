package sijill.federation.compose;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import graphql.language.EnumValueDefinition;

import sijill.federation.compose.MergedType.Part;

/**
 * Merges enums, by their use, and input types.
 */
final class LeafMerge {

	private final Problems problems;

	private final Places places;

	LeafMerge(Problems problems, Places places) {
		this.problems = problems;
		this.places = places;
	}

	void mergeEnum(MergedType type, Map<SubgraphSchema, SubgraphType> types, EnumUse use) {
		Set<String> names = new LinkedHashSet<>();
		types.values().forEach((it) -> names.addAll(it.values().keySet()));
		int before = this.problems.errors().size();
		boolean input = use.isInput(type.name());
		boolean output = use.isOutput(type.name());
		for (String name : names) {
			Part value = new Part();
			int known = 0;
			for (var entry : types.entrySet()) {
				EnumValueDefinition definition = entry.getValue().values().get(name);
				if (definition != null) {
					known++;
					value.add("@join__enumValue(graph: " + entry.getKey().graph() + ")");
					PartMerge.add(value, entry.getKey(), definition);
				}
			}
			boolean everywhere = known == types.size();
			if (!everywhere && input && output && !value.isInaccessible()) {
				this.places.error("ENUM_VALUE_MISMATCH",
						"Enum type \"" + type.name() + "\" is used as both input type and output type, but value \""
								+ name + "\" is not defined in all the subgraphs defining \"" + type.name() + "\"",
						type.name(), name);
			}
			if (everywhere || !input || value.isInaccessible()) {
				type.values().put(name, value);
			}
		}
		if (type.values().isEmpty() && this.problems.errors().size() == before) {
			this.places.error("EMPTY_MERGED_ENUM_TYPE", "None of the values of enum type \"" + type.name()
					+ "\" are defined consistently in all the subgraphs defining that type", type.name(), null);
		}
	}

	void mergeInputs(MergedType type, Map<SubgraphSchema, SubgraphType> types) {
		InputMerge merge = new InputMerge(this.problems, InputKind.FIELD);
		types.forEach((subgraph, part) -> merge.add(subgraph, part.inputs().values()));
		int before = this.problems.errors().size();
		merge.merge(type.name(), type.inputs());
		if (type.inputs().isEmpty() && this.problems.errors().size() == before) {
			this.places.error("EMPTY_MERGED_INPUT_TYPE", "None of the fields of input object type \"" + type.name()
					+ "\" are consistently defined in all the subgraphs defining that type", type.name(), null);
		}
	}

}
