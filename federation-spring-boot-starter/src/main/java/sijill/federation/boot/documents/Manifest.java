package sijill.federation.boot.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import sijill.federation.boot.WrongSettingException;

/**
 * Documents that the operator trusts, by id: an object of ids and documents, or a
 * persisted query manifest as Apollo's tools write it.
 */
record Manifest(Map<String, String> byId, Set<String> documents) {

	static final Manifest EMPTY = new Manifest(Map.of(), Set.of());

	static Manifest read(String file) {
		try {
			JsonNode root = JsonMapper.shared().readTree(Files.readString(Path.of(file)));
			Map<String, String> byId = new HashMap<>();
			if (root.path("operations").isArray()) {
				root.path("operations")
					.forEach((operation) -> byId.put(text(operation.path("id")), text(operation.path("body"))));
			}
			else if (!root.isObject()) {
				throw new IllegalArgumentException("no object");
			}
			else {
				root.properties().forEach((entry) -> byId.put(entry.getKey(), text(entry.getValue())));
			}
			return new Manifest(Map.copyOf(byId), new HashSet<>(bodies(byId)));
		}
		catch (IOException ex) {
			throw new WrongSettingException("sijill.documents.trusted=" + file + ": cannot be read");
		}
		catch (JacksonException | IllegalArgumentException ex) {
			throw new WrongSettingException("sijill.documents.trusted=" + file
					+ ": must be JSON, an object of ids and documents or a persisted query manifest");
		}
	}

	private static Collection<String> bodies(Map<String, String> byId) {
		return byId.values().stream().map(String::strip).toList();
	}

	private static String text(JsonNode value) {
		if (!value.isString()) {
			throw new IllegalArgumentException("no string");
		}
		return value.stringValue();
	}

	@Nullable String document(String id) {
		return this.byId.get(id);
	}

	boolean contains(String document) {
		return this.documents.contains(document.strip());
	}

}
