package sijill.federation.compose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;

import sijill.federation.compose.SubgraphType.Kind;

/**
 * Hints at a type that is not the same in all subgraphs that know it.
 */
final class TypeHints {

	private final Collection<SubgraphSchema> subgraphs;

	private final Problems problems;

	private final PartHints parts;

	private final EnumUse use;

	TypeHints(Collection<SubgraphSchema> subgraphs, EnumUse use, Problems problems) {
		this.subgraphs = subgraphs;
		this.problems = problems;
		this.parts = new PartHints(problems);
		this.use = use;
	}

	void find(MergedType type) {
		this.parts.find(type.name(), type.head());
		Map<SubgraphSchema, SubgraphType> types = new LinkedHashMap<>();
		for (SubgraphSchema subgraph : this.subgraphs) {
			SubgraphType known = subgraph.type(type.name());
			if (known != null) {
				types.put(subgraph, known);
			}
		}
		switch (type.kind()) {
			case OBJECT, INTERFACE -> {
				findFields(type, types);
				findAbsent(type, types);
			}
			case UNION -> type.members()
				.forEach((member) -> unlessAll("INCONSISTENT_UNION_MEMBER", type.name() + " = " + member, types,
						(subgraph, it) -> it.members().contains(member)));
			case ENUM -> findValues(type, types);
			case INPUT -> {
				Map<SubgraphSchema, Collection<InputValueDefinition>> inputs = new LinkedHashMap<>();
				types.forEach((subgraph, it) -> inputs.put(subgraph, it.inputs().values()));
				new InputHints(this.problems, InputKind.FIELD).find(type.name(), inputs, type.inputs());
			}
			case SCALAR -> {
			}
		}
	}

	private void findFields(MergedType type, Map<SubgraphSchema, SubgraphType> types) {
		FieldHints hints = new FieldHints(this.subgraphs, this.problems);
		type.fields().forEach((name, merged) -> {
			List<SubgraphField> fields = new ArrayList<>();
			types.forEach((subgraph, it) -> {
				FieldDefinition field = it.fields().get(name);
				if (field != null) {
					fields.add(new SubgraphField(subgraph, it, field));
				}
			});
			if (!fields.isEmpty()) {
				hints.find(type.name() + "." + name, merged, fields);
			}
		});
	}

	/** Who knows a value type should know all of it, and who knows an entity its keys. */
	private void findAbsent(MergedType type, Map<SubgraphSchema, SubgraphType> types) {
		Map<SubgraphSchema, SubgraphType> own = new LinkedHashMap<>(types);
		own.entrySet().removeIf((it) -> it.getKey().isInterfaceObject(it.getValue()));
		if (own.entrySet().stream().anyMatch((it) -> !it.getKey().keys(it.getValue()).isEmpty())) {
			if (type.kind() == Kind.OBJECT) {
				unlessAll("INCONSISTENT_ENTITY", "@key of " + type.name(), own,
						(subgraph, it) -> !subgraph.keys(it).isEmpty());
			}
		}
		else if (!SubgraphSchema.isRoot(type.name())) {
			own.entrySet().removeIf((it) -> isExternal(it.getKey(), it.getValue()));
			String code = (type.kind() == Kind.OBJECT) ? "INCONSISTENT_OBJECT_VALUE_TYPE_FIELD"
					: "INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD";
			type.fields()
				.keySet()
				.forEach((field) -> unlessAll(code, type.name() + "." + field, own,
						(subgraph, it) -> it.fields().containsKey(field)));
		}
	}

	private static boolean isExternal(SubgraphSchema subgraph, SubgraphType type) {
		return type.fields().values().stream().allMatch((it) -> subgraph.isExternal(type, it));
	}

	private void findValues(MergedType type, Map<SubgraphSchema, SubgraphType> types) {
		type.values().forEach((name, value) -> this.parts.find(type.name() + "." + name, value));
		boolean input = this.use.isInput(type.name());
		boolean output = this.use.isOutput(type.name());
		if (!input && !output) {
			this.problems.hint("UNUSED_ENUM_TYPE",
					type.name() + " is used nowhere; it has the values of all subgraphs");
		}
		Set<String> names = new LinkedHashSet<>();
		types.values().forEach((it) -> names.addAll(it.values().keySet()));
		if (input) {
			names.removeAll(type.values().keySet());
		}
		String code = input ? "INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM" : "INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM";
		names.forEach((name) -> unlessAll(code, type.name() + "." + name, types,
				(subgraph, it) -> it.values().containsKey(name)));
	}

	private void unlessAll(String code, String what, Map<SubgraphSchema, SubgraphType> types,
			BiPredicate<SubgraphSchema, SubgraphType> has) {
		List<SubgraphSchema> having = types.entrySet()
			.stream()
			.filter((it) -> has.test(it.getKey(), it.getValue()))
			.map(Map.Entry::getKey)
			.toList();
		if (!having.isEmpty() && having.size() < types.size()) {
			this.problems.hint(code, what + " is not everywhere: it is " + Hints.who(types.keySet(), having));
		}
	}

}
