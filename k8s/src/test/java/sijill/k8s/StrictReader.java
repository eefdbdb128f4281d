package sijill.k8s;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads manifests, and refuses what Kubernetes' own types do not know.
 */
final class StrictReader {

	private static final Map<String, List<String>> KINDS = Map.of("v1",
			List.of("Namespace", "Secret", "ConfigMap", "Service", "ServiceAccount"), "apps/v1",
			List.of("Deployment", "StatefulSet"), "policy/v1", List.of("PodDisruptionBudget"), "networking.k8s.io/v1",
			List.of("NetworkPolicy", "Ingress"), "batch/v1", List.of("Job", "CronJob"));

	private StrictReader() {
	}

	static List<JsonNode> read(String manifests) {
		Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
		JsonMapper json = new JsonMapper();
		return StreamSupport.stream(yaml.loadAll(manifests).spliterator(), false)
			.map((document) -> json.<JsonNode>valueToTree(document))
			.map(StrictReader::checked)
			.toList();
	}

	private static JsonNode checked(JsonNode manifest) {
		String version = manifest.at("/apiVersion").asString();
		String kind = manifest.at("/kind").asString();
		if (!KINDS.getOrDefault(version, List.of()).contains(kind)) {
			throw new IllegalArgumentException("no kind " + kind + " in " + version);
		}
		try {
			Class<?> type = Class.forName("io.kubernetes.client.openapi.models.V1" + kind);
			JsonElement element = JsonParser.parseString(manifest.toString());
			type.getMethod("validateJsonElement", JsonElement.class).invoke(null, element);
			Object unused = JSON.getGson().fromJson(element, type);
			return manifest;
		}
		catch (InvocationTargetException ex) {
			throw new IllegalArgumentException(kind + ": " + ex.getCause(), ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
