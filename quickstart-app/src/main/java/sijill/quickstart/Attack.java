package sijill.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * An attack as the graph tells it: who is held responsible by whom, who contests it, who
 * looked into it, and what was said about it.
 *
 * @param subgraphCalls how many calls to services the answer took
 */
record Attack(JsonNode answer, int subgraphCalls) {

	/** The query that the page opens with, too. */
	static final String QUERY = "attack.graphql";

	static final String DOUMA = "inc-2018-04-07-douma";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/**
	 * Asks the gateway, again while it is not ready.
	 */
	static Attack ask(URI graph, String id) throws InterruptedException {
		JsonMapper json = JsonMapper.shared();
		try (HttpClient client = HttpClient.newHttpClient()) {
			String query = new ClassPathResource(QUERY).getContentAsString(StandardCharsets.UTF_8);
			HttpRequest request = HttpRequest.newBuilder(graph)
				.header("Content-Type", "application/json")
				.header("Accept", "application/graphql-response+json")
				.POST(HttpRequest.BodyPublishers
					.ofString(json.writeValueAsString(Map.of("query", query, "variables", Map.of("id", id)))))
				.build();
			long end = System.nanoTime() + PATIENCE.toNanos();
			HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
			while (response.statusCode() == 503 && System.nanoTime() < end) {
				Thread.sleep(50);
				response = client.send(request, HttpResponse.BodyHandlers.ofString());
			}
			return new Attack(json.readTree(response.body()),
					(int) response.headers().firstValueAsLong("Sijill-Subgraph-Calls").orElse(0));
		}
		catch (IOException ex) {
			throw new IllegalStateException("the gateway does not answer", ex);
		}
	}

	boolean isComplete() {
		return this.answer.path("errors").isMissingNode() && incident().isObject();
	}

	/** Five lines for people. */
	List<String> lines() {
		return List.of(
				text(incident().path("title")) + ": " + words(text(incident().path("useStatus"))) + " use of "
						+ join(stream(incident().path("agents")).map((agent) -> words(text(agent)))),
				"Accused:      " + join(accusations()), "Denied by:    " + join(contestations()),
				"Investigated: " + join(names("/investigations/nodes", (node) -> text(node.at("/body/name")))),
				"Statement:    " + join(statement()));
	}

	private Stream<String> accusations() {
		return stream(incident().at("/attributions/nodes"))
			.map((node) -> join(stream(node.path("accused")).map((accused) -> text(accused.path("name")))) + ", says "
					+ text(node.at("/claimant/name")) + " (" + text(node.at("/claimed/edtf")) + ", \""
					+ text(node.at("/standardOfProof/phrase")) + "\")");
	}

	private Stream<String> contestations() {
		Map<String, Set<String>> kinds = new LinkedHashMap<>();
		stream(incident().at("/attributions/nodes")).flatMap((node) -> stream(node.path("contestations")))
			.forEach((node) -> kinds.computeIfAbsent(text(node.at("/by/name")), (by) -> new LinkedHashSet<>())
				.add(words(text(node.path("kind")))));
		return kinds.entrySet().stream().map((by) -> by.getKey() + " (" + String.join(", ", by.getValue()) + ")");
	}

	/** The one that most have signed. */
	private Stream<String> statement() {
		return stream(incident().at("/statements/nodes")).max(Comparator.comparing(Attack::signatories))
			.stream()
			.map((node) -> text(node.path("title")) + " (" + text(node.at("/published/edtf")) + "), "
					+ signatories(node) + " signatories");
	}

	private static int signatories(JsonNode statement) {
		return statement.at("/signatures/totalCount").asInt(0);
	}

	private Stream<String> names(String path, Function<JsonNode, String> name) {
		return stream(incident().at(path)).map(name).distinct();
	}

	private JsonNode incident() {
		return this.answer.at("/data/incident");
	}

	private static Stream<JsonNode> stream(JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false);
	}

	private static String join(Stream<String> parts) {
		String joined = parts.collect(Collectors.joining("; "));
		return joined.isEmpty() ? "nobody in this record" : joined;
	}

	private static String text(JsonNode value) {
		return value.isString() ? value.stringValue() : "not stated";
	}

	private static String words(String constant) {
		return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
