package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

/**
 * Random values for arguments, written out or, at any depth, as variables.
 */
final class RandomInput {

	private static final int DEEPEST = 3;

	private final Random random;

	private final Map<String, String> definitions = new LinkedHashMap<>();

	RandomInput(Random random) {
		this.random = random;
	}

	/**
	 * The variables that were used, as an operation defines them.
	 */
	Collection<String> definitions() {
		return this.definitions.values();
	}

	/**
	 * Values for some of the arguments, and for all that need one.
	 */
	String arguments(List<GraphQLArgument> arguments) {
		List<String> given = new ArrayList<>();
		for (GraphQLArgument argument : arguments) {
			boolean needed = GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue();
			if (needed || this.random.nextBoolean()) {
				given.add(argument.getName() + ": " + value(argument.getType(), 0, Place.OPERATION));
			}
		}
		return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
	}

	/**
	 * Where a value stands: in a default it has no variables.
	 */
	private enum Place {

		OPERATION, DEFAULT

	}

	private String value(GraphQLType type, int depth, Place place) {
		if (place == Place.OPERATION && this.random.nextInt(4) == 0) {
			String text = GraphQLTypeUtil.simplePrint(type);
			String name = "v" + Integer.toHexString(text.hashCode());
			if (!this.definitions.containsKey(name)) {
				this.definitions.put(name, "$" + name + ": " + text + " = " + literal(type, depth, Place.DEFAULT));
			}
			return "$" + name;
		}
		return (GraphQLTypeUtil.isNullable(type) && this.random.nextInt(12) == 0) ? "null"
				: literal(type, depth, place);
	}

	private String literal(GraphQLType type, int depth, Place place) {
		return switch (type) {
			case GraphQLNonNull nonNull -> literal(nonNull.getWrappedType(), depth, place);
			case GraphQLList list -> list(list, depth, place);
			case GraphQLEnumType values ->
				values.getValues().get(this.random.nextInt(values.getValues().size())).getName();
			case GraphQLInputObjectType input -> object(input, depth, place);
			default -> switch (GraphQLTypeUtil.simplePrint(type)) {
				case "Int" -> Integer.toString(this.random.nextInt(5));
				case "Float" -> this.random.nextInt(5) + ".5";
				case "Boolean" -> Boolean.toString(this.random.nextBoolean());
				default -> "\"" + this.random.nextInt(4) + "\"";
			};
		};
	}

	private String list(GraphQLList list, int depth, Place place) {
		List<String> items = new ArrayList<>();
		for (int i = this.random.nextInt(3); i > 0 && depth < DEEPEST; i--) {
			items.add(value(list.getWrappedType(), depth + 1, place));
		}
		return "[" + String.join(", ", items) + "]";
	}

	private String object(GraphQLInputObjectType input, int depth, Place place) {
		List<String> given = new ArrayList<>();
		for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
			boolean needed = GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue();
			if (needed || (depth < DEEPEST && this.random.nextBoolean())) {
				given.add(field.getName() + ": " + value(field.getType(), depth + 1, place));
			}
		}
		return "{" + String.join(", ", given) + "}";
	}

}
