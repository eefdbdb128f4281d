package sijill.federation.schema;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.schema.validation.InvalidSchemaException;

/**
 * Builds schemas with inputs such as {@code input Filter { all: [Filter!]! }}, which end
 * in an empty list. Before 26.1, graphql-java takes them for endless (its issue 4214), so
 * such a list may be null while it looks.
 */
public final class RecursiveInputs {

	/** How its message about an input without an end ends. */
	private static final String ENDLESS = "forms an unsatisfiable cycle";

	private RecursiveInputs() {
	}

	/**
	 * Whether graphql-java means that an input has no end, rightly or not.
	 */
	public static boolean isMeant(String message) {
		return message.contains(ENDLESS);
	}

	/**
	 * Builds a schema.
	 * @throws graphql.GraphQLException where it is none
	 */
	static GraphQLSchema schema(Document document) {
		try {
			return built(document);
		}
		catch (InvalidSchemaException ex) {
			if (!isMeant(String.valueOf(ex.getMessage()))) {
				throw ex;
			}
			return builtWithLists(document);
		}
	}

	private static GraphQLSchema built(Document document) {
		return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().buildRegistry(document));
	}

	private record InputList(String type, String field) {
	}

	private static GraphQLSchema builtWithLists(Document document) {
		List<InputList> lists = new ArrayList<>();
		List<Definition<?>> definitions = new ArrayList<>();
		for (Definition<?> definition : document.getDefinitions()) {
			definitions.add((definition instanceof InputObjectTypeDefinition input) ? withNullableLists(input, lists)
					: definition);
		}
		GraphQLSchema schema = built(document.transform((it) -> it.definitions(new ArrayList<>(definitions))));
		for (InputList list : lists) {
			GraphQLInputObjectType type = Objects.requireNonNull((GraphQLInputObjectType) schema.getType(list.type()));
			forbidNull(Objects.requireNonNull(type.getFieldDefinition(list.field())));
		}
		return schema;
	}

	private static InputObjectTypeDefinition withNullableLists(InputObjectTypeDefinition input, List<InputList> lists) {
		List<InputValueDefinition> fields = new ArrayList<>();
		for (InputValueDefinition field : input.getInputValueDefinitions()) {
			if (field.getType() instanceof NonNullType type && type.getType() instanceof ListType list) {
				lists.add(new InputList(input.getName(), field.getName()));
				fields.add(field.transform((it) -> it.type(list)));
			}
			else {
				fields.add(field);
			}
		}
		return input.transform((it) -> it.inputValueDefinitions(fields));
	}

	/** What graphql-java itself does where it puts types in place of their names. */
	private static void forbidNull(GraphQLInputObjectField field) {
		try {
			Method replaceType = GraphQLInputObjectField.class.getDeclaredMethod("replaceType", GraphQLInputType.class);
			replaceType.setAccessible(true);
			replaceType.invoke(field, GraphQLNonNull.nonNull(field.getType()));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Another version of graphql-java, which needs none of this", ex);
		}
	}

}
