package sijill.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of an import.
 */
final class Lines {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private Lines() {
	}

	/**
	 * A document with the least that it must have, and these fields.
	 */
	static String document(String id, Map<String, ?> fields) {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("kind", "REPORT");
		all.put("title", "The title of " + id);
		all.put("provenance", Map.of("verification", "UNVERIFIED"));
		all.putAll(fields);
		return entry("document", id, all);
	}

	static String source(String id) {
		return entry("source", id, Map.of("title", "The title of " + id, "kind", "NGO"));
	}

	static String entry(String kind, String id, Map<String, ?> fields) {
		return MAPPER.writeValueAsString(Map.of("kind", kind, "id", id, "fields", fields));
	}

	static String withdrawal(String kind, String id, String reason) {
		return MAPPER.writeValueAsString(Map.of("kind", kind, "id", id, "withdrawn", Map.of("reason", reason)));
	}

	static Map<String, Object> signature(int order, @Nullable String asPrinted, @Nullable String organization) {
		Map<String, Object> signature = new LinkedHashMap<>();
		signature.put("order", order);
		if (asPrinted != null) {
			signature.put("asPrinted", asPrinted);
		}
		if (organization != null) {
			signature.put("organization", organization);
		}
		return signature;
	}

	static Map<String, String> mention(String incident, String relation) {
		return Map.of("incident", incident, "relation", relation);
	}

	static List<Map<String, String>> mentions(List<String> incidents) {
		return incidents.stream().map((incident) -> mention(incident, "MENTIONS")).toList();
	}

}
