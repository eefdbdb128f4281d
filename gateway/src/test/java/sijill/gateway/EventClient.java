package sijill.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Scanner;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Subscribes at a gateway by server-sent events.
 */
final class EventClient implements AutoCloseable {

	private static final JsonMapper json = JsonMapper.shared();

	private final HttpClient client = HttpClient.newHttpClient();

	private final HttpResponse<InputStream> response;

	private final Scanner lines;

	EventClient(RunningGateway gateway, String query, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = gateway.request("/graphql")
			.header("Accept", "text/event-stream")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("query", query))));
		if (headers.length > 0) {
			request.headers(headers);
		}
		this.response = this.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
		this.lines = new Scanner(this.response.body(), StandardCharsets.UTF_8).useDelimiter("\n");
	}

	HttpResponse<InputStream> response() {
		return this.response;
	}

	String line() {
		return this.lines.next();
	}

	/** The data of the next event; "complete" for the last. */
	String event() {
		String line = line();
		while (line.isEmpty() || line.startsWith(":")) {
			line = line();
		}
		String data = line();
		return line.equals("event: next") ? data.substring("data: ".length()) : line.substring("event: ".length());
	}

	JsonNode next() {
		return json.readTree(event());
	}

	@Override
	public void close() {
		this.client.shutdownNow();
	}

}
