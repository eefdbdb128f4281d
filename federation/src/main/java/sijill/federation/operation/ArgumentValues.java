package sijill.federation.operation;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import org.jspecify.annotations.Nullable;

/**
 * The values of arguments as far as a cost depends on them: literals, and variables that
 * nobody has checked yet.
 */
final class ArgumentValues {

	private final Map<String, ? extends @Nullable Object> variables;

	private final Map<String, Object> defaults = new HashMap<>();

	private boolean dependedOnVariables;

	ArgumentValues(OperationDefinition operation, Map<String, ? extends @Nullable Object> variables) {
		this.variables = variables;
		for (VariableDefinition variable : operation.getVariableDefinitions()) {
			if (variable.getDefaultValue() != null) {
				this.defaults.put(variable.getName(), variable.getDefaultValue());
			}
		}
	}

	/**
	 * Whether anything that was asked for stood in a variable.
	 */
	boolean dependedOnVariables() {
		return this.dependedOnVariables;
	}

	/**
	 * The value at a path such as {@code first} or {@code page.first}; null where none is
	 * given.
	 */
	@Nullable Object at(Field field, String path) {
		if (field.getArguments().isEmpty()) {
			return null;
		}
		Iterator<String> names = List.of(path.split("\\.")).iterator();
		String name = names.next();
		Object value = field.getArguments()
			.stream()
			.filter((argument) -> argument.getName().equals(name))
			.findFirst()
			.map(Argument::getValue)
			.orElse(null);
		value = known(value);
		while (value != null && names.hasNext()) {
			value = known(entries(value).get(names.next()));
		}
		return value;
	}

	/** The value that a variable stands for; null for none. */
	@Nullable Object known(@Nullable Object value) {
		if (value instanceof VariableReference variable) {
			this.dependedOnVariables = true;
			return this.variables.containsKey(variable.getName()) ? this.variables.get(variable.getName())
					: this.defaults.get(variable.getName());
		}
		return (value instanceof NullValue) ? null : value;
	}

	/**
	 * How many are meant. What is no number is refused elsewhere.
	 */
	static double number(Object value) {
		return switch (value) {
			case IntValue literal -> Math.max(0, literal.getValue().doubleValue());
			case Number number -> Math.max(0, number.doubleValue());
			default -> 0;
		};
	}

	Map<String, ? extends @Nullable Object> entries(@Nullable Object value) {
		return switch (value) {
			case ObjectValue literal -> {
				Map<String, Object> entries = new HashMap<>();
				for (ObjectField field : literal.getObjectFields()) {
					entries.put(field.getName(), field.getValue());
				}
				yield entries;
			}
			case Map<?, ?> map -> {
				Map<String, @Nullable Object> entries = new HashMap<>();
				map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
				yield entries;
			}
			case null, default -> Map.of();
		};
	}

	/** The elements of a list; a single value where it is none. */
	static List<? extends @Nullable Object> elements(@Nullable Object value) {
		return switch (value) {
			case ArrayValue literal -> literal.getValues();
			case List<?> list -> list;
			case null -> List.of();
			default -> List.of(value);
		};
	}

}
