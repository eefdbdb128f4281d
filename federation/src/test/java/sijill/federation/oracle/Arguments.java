package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import org.jspecify.annotations.Nullable;

import sijill.federation.schema.FieldSet.FieldItem;

/**
 * The arguments of fields, the same however they are written and in whatever order.
 */
final class Arguments {

	private Arguments() {
	}

	/**
	 * Those that have a value, in the order of their names.
	 */
	static Map<String, @Nullable Object> given(Map<String, @Nullable Object> arguments) {
		Map<String, @Nullable Object> given = new TreeMap<>(arguments);
		given.values().removeIf((it) -> it == null);
		given.replaceAll((name, it) -> inOrder(it));
		return given;
	}

	private static @Nullable Object inOrder(@Nullable Object input) {
		return switch (input) {
			case Map<?, ?> fields -> {
				Map<String, @Nullable Object> ordered = new TreeMap<>();
				fields.forEach((name, it) -> ordered.put(String.valueOf(name), inOrder(it)));
				yield ordered;
			}
			case List<?> items -> {
				List<@Nullable Object> ordered = new ArrayList<>();
				items.forEach((it) -> ordered.add(inOrder(it)));
				yield ordered;
			}
			case null, default -> input;
		};
	}

	/**
	 * A text for arguments: another one for other arguments.
	 */
	static String with(String text, Map<String, @Nullable Object> arguments) {
		Map<String, @Nullable Object> given = given(arguments);
		return given.isEmpty() ? text : text + given;
	}

	/**
	 * The arguments that a field set gives to a field.
	 */
	static Map<String, @Nullable Object> of(FieldItem item) {
		Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
		item.arguments().forEach((it) -> arguments.put(it.getName(), plain(it.getValue())));
		return arguments;
	}

	private static @Nullable Object plain(Value<?> value) {
		return switch (value) {
			case StringValue text -> text.getValue();
			case IntValue number -> number.getValue().intValue();
			case BooleanValue truth -> truth.isValue();
			case EnumValue named -> named.getName();
			case ArrayValue list -> {
				List<@Nullable Object> items = new ArrayList<>();
				list.getValues().forEach((it) -> items.add(plain(it)));
				yield items;
			}
			case ObjectValue object -> {
				Map<String, @Nullable Object> fields = new LinkedHashMap<>();
				object.getObjectFields().forEach((it) -> fields.put(it.getName(), plain(it.getValue())));
				yield fields;
			}
			default -> null;
		};
	}

}
