package sijill.platform.graphql;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sample service, running on free ports with the defaults of the platform.
 */
final class Shelf implements AutoCloseable {

	private final MongoServer mongo = new MongoServer(new MemoryBackend());

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ConfigurableApplicationContext context;

	private Shelf(Map<String, Object> properties) {
		SpringApplication application = new SpringApplication(ShelfApplication.class);
		Map<String, Object> all = new HashMap<>(Map.of("spring.application.name", "shelf", "server.port", 0,
				"spring.mongodb.uri", this.mongo.bindAndGetConnectionString(), "sijill.logs", "console",
				"spring.config.name", "shelf", "sijill.show-costs", true, "sijill.limits.depth", 6));
		all.putAll(properties);
		application.setDefaultProperties(all);
		this.context = application.run();
	}

	static Shelf start(Map<String, Object> properties) {
		return new Shelf(properties);
	}

	int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	int managementPort() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.management.port"));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	void stopMongo() {
		this.mongo.shutdownNow();
	}

	HttpResponse<String> get(int port, String path) {
		return send(port, path, (request) -> {
		});
	}

	HttpResponse<String> send(int port, String path, Consumer<HttpRequest.Builder> how) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
		how.accept(request);
		try {
			return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	HttpResponse<String> post(String body, String... headers) {
		return send(port(), "/graphql", (request) -> {
			request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
			if (headers.length > 0) {
				request.headers(headers);
			}
		});
	}

	JsonNode ask(String query) {
		return ask(query, Map.of());
	}

	JsonNode ask(String query, Map<String, Object> variables) {
		return json(post(body(query, variables)).body());
	}

	static String body(String query, Map<String, Object> variables) {
		return JsonMapper.shared().writeValueAsString(Map.of("query", query, "variables", variables));
	}

	static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	@Override
	public void close() {
		this.context.close();
		this.client.close();
		this.mongo.shutdownNow();
	}

}
