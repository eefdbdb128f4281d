package sijill.platform.entry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import sijill.platform.record.Revision;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The kinds of entry of one service, and their two forms: typed, and as the log keeps
 * them.
 */
public final class Entries {

	private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {
	};

	/**
	 * Nothing is guessed: an unknown field, a number for a text or a text for a number is
	 * refused.
	 */
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
		.withCoercionConfig(LogicalType.Textual,
				(config) -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
		.build();

	/**
	 * What is in the log may have been written by another version of the service.
	 */
	private static final JsonMapper READER = MAPPER.rebuild()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private final Map<String, EntryKind<?>> kinds = new LinkedHashMap<>();

	public Entries(List<EntryKind<?>> kinds) {
		kinds.forEach((kind) -> this.kinds.put(kind.name(), kind));
	}

	public List<String> kinds() {
		return List.copyOf(this.kinds.keySet());
	}

	/**
	 * The kind of this name, or null.
	 */
	public @Nullable EntryKind<?> kind(String name) {
		return this.kinds.get(name);
	}

	/**
	 * The typed fields.
	 * @throws JacksonException where they are not of the kind's shape
	 */
	public <T> T read(EntryKind<T> kind, JsonNode fields) {
		return MAPPER.treeToValue(fields, kind.type());
	}

	/**
	 * One line of JSON.
	 * @throws JacksonException where it is not JSON
	 */
	public JsonNode parse(byte[] line) {
		return MAPPER.readTree(line);
	}

	/**
	 * The form of the log: the same for equal entries, with empty fields left out.
	 */
	public Stored store(Object entry) {
		String canonical = MAPPER.writeValueAsString(entry);
		return new Stored(digest(canonical), new Document(MAPPER.readValue(canonical, FIELDS)));
	}

	/**
	 * The typed entry of a revision.
	 */
	public Object entry(Revision revision) {
		EntryKind<?> kind = this.kinds.get(revision.entity().kind());
		if (kind == null) {
			throw new IllegalStateException("The log holds the unknown kind '%s'".formatted(revision.entity().kind()));
		}
		return READER.convertValue(revision.data(), kind.type());
	}

	private static String digest(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Fields as the log keeps them, and their digest.
	 */
	public record Stored(String digest, Document data) {
	}

}
