package sijill.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The gateway on free ports, and a client that asks it over HTTP.
 */
final class RunningGateway implements AutoCloseable {

	private static final JsonMapper json = JsonMapper.shared();

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private RunningGateway(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static RunningGateway start(String... settings) {
		return start(GatewayApplication.class, settings);
	}

	/** With the beans of a class besides. */
	static RunningGateway start(Class<?> beans, String... settings) {
		List<String> arguments = new ArrayList<>(
				List.of("--spring.config.name=gateway", "--server.port=0", "--management.server.port=0",
						"--server.shutdown=immediate", "--sijill.logs=console", "--logging.level.root=warn"));
		for (String setting : settings) {
			arguments.add("--" + setting);
		}
		return new RunningGateway(
				new SpringApplicationBuilder(GatewayApplication.class, beans).run(arguments.toArray(String[]::new)));
	}

	RunningGateway ready() {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> readiness().statusCode() == 200);
		return this;
	}

	URI graph() {
		return uri("local.server.port", "/graphql");
	}

	HttpResponse<String> readiness() {
		return management("/actuator/health/readiness");
	}

	HttpResponse<String> management(String path) {
		return send(HttpRequest.newBuilder(uri("local.management.port", path)));
	}

	HttpResponse<String> get(String path, String... headers) {
		HttpRequest.Builder request = request(path);
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	/** Posts a query, and accepts what a client of today accepts. */
	HttpResponse<String> ask(String query, String... headers) {
		HttpRequest.Builder request = request("/graphql").header("Accept", "application/graphql-response+json");
		return post((headers.length > 0) ? request.headers(headers) : request,
				json.writeValueAsString(Map.of("query", query)));
	}

	HttpResponse<String> post(HttpRequest.Builder request, String body) {
		return send(request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(uri("local.server.port", path));
	}

	HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError("no answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("interrupted", ex);
		}
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	static JsonNode json(HttpResponse<String> response) {
		return json.readTree(response.body());
	}

	@Override
	public void close() {
		this.context.close();
	}

	private URI uri(String port, String path) {
		return URI.create("http://localhost:" + this.context.getEnvironment().getProperty(port) + path);
	}

}
