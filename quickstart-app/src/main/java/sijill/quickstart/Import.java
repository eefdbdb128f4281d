package sijill.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service said to lines that were sent to it.
 *
 * @param rejected the answer's line for each line that was not taken
 */
record Import(long lines, long recorded, long unchanged, List<String> rejected) {

	static Import into(URI imports, InputStream lines) {
		HttpRequest request = HttpRequest.newBuilder(imports)
			.header("Content-Type", "application/x-ndjson")
			.POST(HttpRequest.BodyPublishers.ofInputStream(() -> lines))
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			return read(client.send(request, HttpResponse.BodyHandlers.ofLines()));
		}
		catch (IOException ex) {
			throw new IllegalStateException("the import broke off", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("the import was interrupted", ex);
		}
	}

	private static Import read(HttpResponse<Stream<String>> response) {
		List<String> rejected = new ArrayList<>();
		try (Stream<String> answer = response.body()) {
			for (String line : (Iterable<String>) answer::iterator) {
				JsonNode totals = JsonMapper.shared().readTree(line).path("totals");
				if (totals.isObject()) {
					return new Import(totals.path("lines").asLong(), totals.path("recorded").asLong(),
							totals.path("unchanged").asLong(), rejected);
				}
				rejected.add(line);
			}
		}
		throw new IllegalStateException(
				"the import ended without totals, status " + response.statusCode() + " " + rejected);
	}

}
