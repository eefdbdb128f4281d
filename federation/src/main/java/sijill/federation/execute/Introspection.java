package sijill.federation.execute;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

import sijill.federation.operation.Conditions;
import sijill.federation.operation.Operation;

/**
 * Answers what is asked about the schema itself.
 */
final class Introspection {

	private static final byte[] UNKNOWN = "null".getBytes(StandardCharsets.UTF_8);

	private final @Nullable GraphQLSchema schema;

	/**
	 * @param schema null where clients are told nothing: every type is unknown then
	 */
	Introspection(@Nullable GraphQLSchema schema) {
		this.schema = schema;
	}

	/**
	 * The JSON of each introspection field at the root, by response key.
	 */
	@SuppressWarnings({ "rawtypes", "NullAway" }) // as graphql-java declares them
	Map<String, byte[]> answer(Operation operation, Map<String, @Nullable Object> variables) {
		List<Selection<?>> fields = new ArrayList<>();
		collect(operation.definition().getSelectionSet(), operation, fields);
		if (this.schema == null) {
			Map<String, byte[]> unknown = new HashMap<>();
			fields.forEach((field) -> unknown.put(((Field) field).getResultKey(), UNKNOWN));
			return unknown;
		}
		SelectionSet selections = SelectionSet.newSelectionSet(fields).build();
		List<Definition> definitions = new ArrayList<>(operation.fragments().values());
		definitions.add(operation.definition().transform((it) -> it.selectionSet(selections)));
		Document document = Document.newDocument().definitions(definitions).build();
		GraphQL graphql = GraphQL.newGraphQL(this.schema)
			.preparsedDocumentProvider(
					(input, parse) -> CompletableFuture.completedFuture(new PreparsedDocumentEntry(document)))
			.build();
		ExecutionInput.Builder input = ExecutionInput.newExecutionInput("{__typename}").variables(variables);
		if (operation.definition().getName() != null) {
			input.operationName(operation.definition().getName());
		}
		Map<String, @Nullable Object> data = graphql.execute(input.build()).getData();
		Map<String, byte[]> answers = new HashMap<>();
		if (data != null) {
			data.forEach((key, value) -> answers.put(key, new JsonWriter(4096).value(value).toBytes()));
		}
		return answers;
	}

	private static void collect(SelectionSet selections, Operation operation, List<Selection<?>> fields) {
		for (Selection<?> selection : selections.getSelections()) {
			switch (selection) {
				case Field field when field.getName().equals("__schema") || field.getName().equals("__type") ->
					fields.add(field);
				case InlineFragment fragment when Conditions.includes(fragment.getDirectives(),
						operation.conditions()) ->
					collect(fragment.getSelectionSet(), operation, fields);
				case FragmentSpread spread when Conditions.includes(spread.getDirectives(), operation.conditions()) ->
					collect(java.util.Objects.requireNonNull(operation.fragments().get(spread.getName()))
						.getSelectionSet(), operation, fields);
				default -> {
				}
			}
		}
	}

}
