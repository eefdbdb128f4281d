package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.execution.RawVariables;
import graphql.language.Document;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.parser.Parser;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer may have null, by the client's schema.
 */
final class Nullness {

	private final Map<List<String>, List<GraphQLOutputType>> types = new HashMap<>();

	Nullness(GraphQLSchema schema, String query) {
		Document document = Parser.parse(query);
		ExecutableNormalizedOperationFactory
			.createExecutableNormalizedOperationWithRawVariables(schema, document, null, RawVariables.emptyVariables())
			.getNormalizedFieldToMergedField()
			.keySet()
			.forEach((it) -> add(it, schema));
	}

	private void add(ExecutableNormalizedField field, GraphQLSchema schema) {
		field.getFieldDefinitions(schema)
			.forEach((it) -> this.types.computeIfAbsent(field.getListOfResultKeys(), (path) -> new ArrayList<>())
				.add(it.getType()));
	}

	/**
	 * The path of a null that no type there allows; empty where there is none.
	 */
	String notAllowed(@Nullable Object data) {
		return (data instanceof Map<?, ?> root) ? object(root, List.of()) : "";
	}

	private String object(Map<?, ?> object, List<String> path) {
		for (var field : object.entrySet()) {
			List<String> below = new ArrayList<>(path);
			below.add(String.valueOf(field.getKey()));
			String found = value(field.getValue(), List.copyOf(this.types.getOrDefault(below, List.of())), below);
			if (!found.isEmpty()) {
				return found;
			}
		}
		return "";
	}

	private String value(@Nullable Object value, List<? extends GraphQLType> possible, List<String> path) {
		if (value == null) {
			return (possible.isEmpty() || possible.stream().anyMatch((it) -> !(it instanceof GraphQLNonNull))) ? ""
					: path + " is null";
		}
		if (value instanceof List<?> items) {
			List<GraphQLType> below = new ArrayList<>();
			for (GraphQLType type : possible) {
				if (bare(type) instanceof GraphQLList list) {
					below.add(list.getWrappedType());
				}
			}
			return items.stream()
				.map((it) -> value(it, below, path))
				.filter((it) -> !it.isEmpty())
				.findFirst()
				.orElse("");
		}
		return (value instanceof Map<?, ?> object) ? object(object, path) : "";
	}

	private static GraphQLType bare(GraphQLType type) {
		return (type instanceof GraphQLNonNull nonNull) ? nonNull.getWrappedType() : type;
	}

}
