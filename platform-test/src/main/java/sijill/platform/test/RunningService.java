package sijill.platform.test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The started service, on a database of the test class's own, with longer deadlines, so
 * that a busy machine fails no test. A static field with {@code @RegisterExtension}
 * starts it before the tests and stops it after them.
 */
public final class RunningService implements BeforeAllCallback, AfterAllCallback {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final HttpClient http = HttpClient.newHttpClient();

	private @Nullable ConfigurableApplicationContext application;

	private String database = "";

	private final Class<?> type;

	private final String name;

	/**
	 * @param type the application class
	 * @param name its application name
	 */
	public RunningService(Class<?> type, String name) {
		this.type = type;
		this.name = name;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		MongoServer mongo = MongoServer.shared();
		this.database = mongo.newDatabase(context.getRequiredTestClass());
		this.application = new SpringApplication(this.type).run("--spring.config.name=" + this.name, "--server.port=0",
				"--management.server.port=0", "--spring.mongodb.uri=" + mongo.uri(),
				"--sijill.mongo.database=" + this.database, "--sijill.show-costs=true", "--sijill.logs=console",
				"--sijill.web.deadline=60s", "--sijill.mongo.deadline=30s", "--logging.level.root=WARN",
				"--logging.level.de.bwaldvogel=ERROR");
	}

	@Override
	public void afterAll(ExtensionContext context) {
		if (this.application != null) {
			this.application.close();
		}
		this.http.close();
	}

	/** The database that the service keeps its data in. */
	public String database() {
		return this.database;
	}

	/** The address of a path of the service. */
	public URI address(String path) {
		return URI.create(
				"http://localhost:%s%s".formatted(running().getEnvironment().getProperty("local.server.port"), path));
	}

	private ConfigurableApplicationContext running() {
		return Objects.requireNonNull(this.application);
	}

	/** A bean of the running application. */
	public <T> T bean(Class<T> type) {
		return running().getBean(type);
	}

	/**
	 * Imports lines and gives the lines of the answer; the last one holds the totals.
	 */
	public List<JsonNode> imports(String... lines) {
		return imports(BodyPublishers.ofString(String.join("\n", lines)));
	}

	/**
	 * Imports the sample data of this service.
	 */
	public List<JsonNode> importSample() {
		try {
			return imports(BodyPublishers.ofFile(Path.of("../sample-data/%s.ndjson".formatted(this.name))));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public List<JsonNode> imports(BodyPublisher lines) {
		HttpResponse<String> response = send(HttpRequest.newBuilder(address("/imports"))
			.header("Content-Type", "application/x-ndjson")
			.POST(lines)
			.build());
		if (response.statusCode() != 200) {
			throw new IllegalStateException(response.statusCode() + " " + response.body());
		}
		return response.body().lines().map(MAPPER::readTree).toList();
	}

	/**
	 * The whole answer to a query.
	 */
	public JsonNode ask(String query, Map<String, ?> variables) {
		return MAPPER.readTree(post(query, variables).body());
	}

	private HttpResponse<String> post(String query, Map<String, ?> variables) {
		return send(HttpRequest.newBuilder(address("/graphql"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(MAPPER.writeValueAsString(Map.of("query", query, "variables", variables))))
			.build());
	}

	/**
	 * How many commands MongoDB was sent for a query that must be answered without
	 * errors.
	 */
	public int commands(String query, Map<String, ?> variables) {
		HttpResponse<String> response = post(query, variables);
		if (MAPPER.readTree(response.body()).has("errors")) {
			throw new AssertionError(response.body());
		}
		return Integer.parseInt(response.headers().firstValue("Sijill-Mongo-Commands").orElseThrow());
	}

	public JsonNode ask(String query) {
		return ask(query, Map.of());
	}

	/**
	 * The data of an answer that must be without errors.
	 */
	public JsonNode data(String query, Map<String, ?> variables) {
		JsonNode answer = ask(query, variables);
		if (answer.has("errors")) {
			throw new AssertionError(answer.toPrettyString());
		}
		return answer.get("data");
	}

	public JsonNode data(String query) {
		return data(query, Map.of());
	}

	/**
	 * What the service adds to entities of a type.
	 */
	public JsonNode entities(String type, List<String> ids, String selection) {
		List<Map<String, String>> representations = ids.stream()
			.map((id) -> Map.of("__typename", type, "id", id))
			.toList();
		return data("query($r: [_Any!]!) { _entities(representations: $r) { ... on %s { %s } } }".formatted(type,
				selection), Map.of("r", representations))
			.get("_entities");
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.http.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
