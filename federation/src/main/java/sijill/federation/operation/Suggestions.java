package sijill.federation.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;

/**
 * Proposes known names for unknown ones, which tells strangers what there is: for
 * development only.
 */
@FunctionalInterface
public interface Suggestions {

	/** Proposes nothing. */
	Suggestions NONE = (message) -> message;

	/**
	 * The message of a validation error, with a proposal where one comes to mind.
	 */
	String complete(String message);

	/**
	 * Proposes names of fields and types of a schema.
	 */
	static Suggestions from(GraphQLSchema schema) {
		Pattern field = Pattern.compile("^Field '(\\w+)' in type '(\\w+)' is undefined");
		Pattern type = Pattern.compile("^Unknown type '(\\w+)'");
		return (message) -> {
			Matcher unknownField = field.matcher(message);
			if (unknownField.find() && schema.getType(unknownField.group(2)) instanceof GraphQLFieldsContainer parent) {
				return message + question(unknownField.group(1),
						parent.getFieldDefinitions().stream().map(GraphQLFieldDefinition::getName).toList());
			}
			Matcher unknownType = type.matcher(message);
			if (unknownType.find()) {
				return message + question(unknownType.group(1),
						schema.getAllTypesAsList().stream().map(GraphQLNamedSchemaElement::getName).toList());
			}
			return message;
		};
	}

	private static String question(String unknown, Collection<String> known) {
		int near = 1 + unknown.length() / 3;
		List<String> proposals = known.stream()
			.filter((name) -> !name.startsWith("__") && distance(unknown, name) <= near)
			.sorted(Comparator.<String>comparingInt((name) -> distance(unknown, name)).thenComparing(name -> name))
			.limit(3)
			.toList();
		return proposals.isEmpty() ? ""
				: proposals.stream()
					.map((name) -> "'" + name + "'")
					.collect(Collectors.joining(" or ", ". Did you mean ", "?"));
	}

	/** How many letters must be changed, put in or left out; case does not matter. */
	private static int distance(String one, String other) {
		String left = one.toLowerCase(Locale.ROOT);
		String right = other.toLowerCase(Locale.ROOT);
		int[] row = new int[right.length() + 1];
		for (int j = 0; j <= right.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				int replaced = diagonal + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[right.length()];
	}

}
