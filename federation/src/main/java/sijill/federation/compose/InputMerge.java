package sijill.federation.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import graphql.language.ArrayValue;
import graphql.language.FloatValue;
import graphql.language.InputValueDefinition;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;

import sijill.federation.compose.MergedType.MergedInput;
import sijill.federation.compose.MergedType.Part;
import sijill.federation.schema.TypeRef;

/**
 * Merges arguments, or fields of an input type: what not every subgraph knows vanishes,
 * unless somebody needs it.
 */
final class InputMerge {

	private final Problems problems;

	private final InputKind kind;

	private final List<SubgraphSchema> subgraphs = new ArrayList<>();

	private final Map<String, Map<SubgraphSchema, InputValueDefinition>> inputs = new LinkedHashMap<>();

	InputMerge(Problems problems, InputKind kind) {
		this.problems = problems;
		this.kind = kind;
	}

	void add(SubgraphSchema subgraph, Iterable<InputValueDefinition> definitions) {
		this.subgraphs.add(subgraph);
		definitions.forEach(
				(it) -> this.inputs.computeIfAbsent(it.getName(), (name) -> new LinkedHashMap<>()).put(subgraph, it));
	}

	void merge(String owner, Map<String, MergedInput> merged) {
		this.inputs.forEach((name, definitions) -> {
			String coordinate = this.kind.coordinate(owner, name);
			if (definitions.size() < this.subgraphs.size()) {
				checkOptional(coordinate, definitions);
			}
			else {
				MergedInput input = mergeOne(coordinate, definitions);
				if (input != null) {
					merged.put(name, input);
				}
			}
		});
	}

	private void checkOptional(String coordinate, Map<SubgraphSchema, InputValueDefinition> definitions) {
		definitions.forEach((subgraph, definition) -> {
			if (TypeRef.of(definition.getType()).nonNull() && definition.getDefaultValue() == null) {
				this.problems.error(this.kind.missing(), "\"" + coordinate
						+ "\" is required in some subgraphs but does not appear in all subgraphs: it is required in subgraph \""
						+ subgraph.name() + "\"", subgraph.name(), definition);
			}
		});
	}

	/** Fields have no order, and 1 is 1.0. */
	private static boolean sameDefault(String one, String other) {
		return ordered(Parser.parseValue(one)).equals(ordered(Parser.parseValue(other)));
	}

	private static String ordered(Value<?> value) {
		return switch (value) {
			case ObjectValue object -> object.getObjectFields()
				.stream()
				.map((it) -> it.getName() + ":" + ordered(it.getValue()))
				.sorted()
				.toList()
				.toString();
			case ArrayValue array ->
				"[" + array.getValues().stream().map(InputMerge::ordered).collect(Collectors.joining(",")) + "]";
			case IntValue number -> number.getValue().toString();
			case FloatValue number -> number.getValue().stripTrailingZeros().toPlainString();
			default -> PartMerge.print(value);
		};
	}

	private @Nullable MergedInput mergeOne(String coordinate, Map<SubgraphSchema, InputValueDefinition> definitions) {
		TypeRef type = null;
		String defaultValue = null;
		boolean everywhere = true;
		Part part = new Part();
		for (var entry : definitions.entrySet()) {
			InputValueDefinition definition = entry.getValue();
			TypeRef own = entry.getKey().renamed(definition.getType());
			String ownDefault = (definition.getDefaultValue() != null) ? PartMerge.print(definition.getDefaultValue())
					: null;
			type = (type == null) ? own : TypeMerge.strictest(type, own);
			if (type == null) {
				this.problems.error(this.kind.typeMismatch(),
						"Type of " + this.kind.word() + " \"" + coordinate + "\" is incompatible across subgraphs",
						entry.getKey().name(), definition);
				return null;
			}
			if (ownDefault == null) {
				everywhere = false;
			}
			else if (defaultValue != null && !sameDefault(defaultValue, ownDefault)) {
				this.problems.error(this.kind.defaultMismatch(), "The " + this.kind.word() + " \"" + coordinate
						+ "\" has incompatible default values across subgraphs: it has default value " + defaultValue
						+ " and default value " + ownDefault + " in subgraph \"" + entry.getKey().name() + "\"",
						entry.getKey().name(), definition);
			}
			else if (defaultValue == null) {
				defaultValue = ownDefault;
			}
			PartMerge.add(part, entry.getKey(), definition);
		}
		if (type == null) {
			return null;
		}
		if (this.kind == InputKind.FIELD) {
			TypeRef merged = type;
			boolean plain = definitions.entrySet()
				.stream()
				.allMatch((it) -> it.getKey().renamed(it.getValue().getType()).equals(merged));
			if (!plain) {
				definitions.forEach((subgraph, definition) -> part.add("@join__field(graph: " + subgraph.graph()
						+ ", type: \"" + subgraph.renamed(definition.getType()) + "\")"));
			}
		}
		return new MergedInput(type, everywhere ? defaultValue : null, part);
	}

}
