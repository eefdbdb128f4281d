package sijill.federation.transport;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A message of graphql-transport-ws: its type, the operation that it is for (empty for
 * none), and the payload's JSON (empty for none), which is only known to be well-formed.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied
record SocketMessage(String type, String id, byte[] payload) {

	private static final JsonFactory JSON = new JsonFactory();

	/**
	 * Reads a message; null where it is none.
	 */
	static @Nullable SocketMessage read(byte[] json) {
		String type = null;
		String id = "";
		byte[] payload = new byte[0];
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return null;
			}
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				String name = parser.currentName();
				JsonToken value = parser.nextToken();
				int start = (int) parser.currentTokenLocation().getByteOffset();
				if (name.equals("type") && value == JsonToken.VALUE_STRING) {
					type = parser.getString();
				}
				if (name.equals("id") && value == JsonToken.VALUE_STRING) {
					id = parser.getString();
				}
				parser.skipChildren();
				if (name.equals("payload") && (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY)) {
					payload = Arrays.copyOfRange(json, start, (int) parser.currentLocation().getByteOffset());
				}
			}
		}
		catch (JacksonException ex) {
			return null;
		}
		return (type != null) ? new SocketMessage(type, id, payload) : null;
	}

}
