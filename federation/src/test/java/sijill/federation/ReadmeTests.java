package sijill.federation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs what the README tells people to write.
 */
class ReadmeTests {

	private static final String LINK = """
			extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
			""";

	@Test
	void answersInTenLinesOfJava() throws IOException {
		HttpServer products = service(
				"{\"data\":{\"products\":[{\"__typename\":\"Product\",\"id\":\"1\",\"name\":\"Table\"}]}}");
		HttpServer reviews = service(
				"{\"data\":{\"_entities\":[{\"__typename\":\"Product\",\"reviews\":[{\"text\":\"Steady.\"}]}]}}");
		String productsUrl = url(products);
		String reviewsUrl = url(reviews);
		String productsSdl = LINK + """
				type Query { products: [Product!]! }
				type Product @key(fields: "id") { id: ID! name: String! }
				""";
		String reviewsSdl = LINK + """
				type Product @key(fields: "id") { id: ID! reviews: [Review!]! }
				type Review { text: String! }
				""";
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		// the README shows from here
		CompositionResult result = Composition.compose(List.of(new Subgraph("products", productsUrl, productsSdl),
				new Subgraph("reviews", reviewsUrl, reviewsSdl)));
		String supergraph = switch (result) {
			case CompositionResult.Composed composed -> composed.supergraphSdl();
			case CompositionResult.Failed failed -> throw new IllegalStateException(failed.errors().toString());
		};
		Engine engine = Engine.builder(Supergraph.parse(supergraph)).build();
		GraphQlRequest request = new GraphQlRequest("{ products { name reviews { text } } }");
		engine.execute(request).writeTo(out);
		// to here
		assertThat(out.toString(StandardCharsets.UTF_8))
			.isEqualTo("{\"data\":{\"products\":[{\"name\":\"Table\",\"reviews\":[{\"text\":\"Steady.\"}]}]}}");
		products.stop(0);
		reviews.stop(0);
	}

	@Test
	void showsTheLinesThatAreRun() throws IOException {
		String source = Files.readString(Path.of("src/test/java/sijill/federation/ReadmeTests.java"));
		String lines = source.substring(source.indexOf("here\n") + 5, source.indexOf("\t\t// to"));
		assertThat(Files.readString(Path.of("README.md")))
			.contains("```java\n" + lines.replaceAll("(?m)^\t\t", "") + "```");
	}

	private static String url(HttpServer service) {
		return "http://localhost:" + service.getAddress().getPort() + "/graphql";
	}

	private static HttpServer service(String answer) throws IOException {
		HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
		service.createContext("/graphql", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().putAll(Map.of("Content-Type", List.of("application/json")));
			byte[] body = answer.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		service.start();
		return service;
	}

}
