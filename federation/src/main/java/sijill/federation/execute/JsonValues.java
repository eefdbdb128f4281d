package sijill.federation.execute;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as plain maps, lists, strings and numbers, for what is not on the fast road.
 */
public final class JsonValues {

	private static final JsonFactory JSON = new JsonFactory();

	private JsonValues() {
	}

	/**
	 * Reads an object, in the order of its names.
	 * @throws tools.jackson.core.JacksonException where it is none
	 */
	@SuppressWarnings("unchecked")
	public static Map<String, @Nullable Object> object(byte[] json) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
			parser.nextToken();
			return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(value(parser));
		}
	}

	private static @Nullable Object value(JsonParser parser) {
		return switch (parser.currentToken()) {
			case START_OBJECT -> {
				Map<String, @Nullable Object> object = new LinkedHashMap<>();
				while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
					String name = parser.currentName();
					parser.nextToken();
					object.put(name, value(parser));
				}
				yield object;
			}
			case START_ARRAY -> {
				List<@Nullable Object> list = new ArrayList<>();
				while (parser.nextToken() != JsonToken.END_ARRAY) {
					list.add(value(parser));
				}
				yield list;
			}
			case VALUE_STRING -> parser.getString();
			case VALUE_NUMBER_INT -> integer(parser.getNumberValue());
			case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			default -> null;
		};
	}

	private static Number integer(Number number) {
		return (number instanceof BigInteger) ? number : (number instanceof Long) ? number : number.intValue();
	}

}
