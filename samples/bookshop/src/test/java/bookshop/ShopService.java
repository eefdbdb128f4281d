package bookshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.apollographql.federation.graphqljava.Federation;
import com.apollographql.federation.graphqljava._Entity;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of the three services behind the shop, on a port of its own: a schema and a few
 * rows.
 */
final class ShopService implements AutoCloseable {

	private static final String LINK = """
			extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
			""";

	private static final JsonMapper json = JsonMapper.shared();

	private final GraphQL graphQl;

	private final int port;

	private @Nullable HttpServer server;

	private ShopService(String sdl, Map<String, Map<String, Object>> rows, Map<String, Object> roots) {
		RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring().type("Query", (query) -> {
			roots.forEach((field, value) -> query.dataFetcher(field, (call) -> value));
			return query;
		}).build();
		this.graphQl = GraphQL
			.newGraphQL(Federation.transform(LINK + sdl, wiring)
				.setFederation2(true)
				.fetchEntities((call) -> Objects
					.requireNonNull(call.<List<Map<String, Object>>>getArgument(_Entity.argumentName))
					.stream()
					.map((key) -> rows.get(Objects.toString(key.get("id"))))
					.toList())
				.resolveEntityType((call) -> call.getSchema()
					.getObjectType(Objects.toString(call.<Map<String, Object>>getObject().get("__typename"))))
				.build())
			.build();
		this.server = listen(0);
		this.port = this.server.getAddress().getPort();
	}

	static ShopService books() {
		Map<String, Object> book = Map.of("__typename", "Book", "id", "1", "title", "The Hakawati", "author",
				Map.of("__typename", "Author", "id", "7"));
		return new ShopService("""
				type Query { books: [Book!]! }
				type Book @key(fields: "id") { id: ID! title: String! author: Author! }
				type Author @key(fields: "id", resolvable: false) { id: ID! }
				""", Map.of("1", book), Map.of("books", List.of(book)));
	}

	static ShopService authors() {
		return new ShopService("""
				type Query { authors: [Author!]! }
				type Author @key(fields: "id") { id: ID! name: String! }
				""", Map.of("7", Map.of("__typename", "Author", "id", "7", "name", "Rabih Alameddine")), Map.of());
	}

	static ShopService reviews() {
		return new ShopService("""
				type Query { stars: Int }
				type Book @key(fields: "id") { id: ID! reviews: [Review!]! }
				type Review { stars: Int! text: String! }
				""", Map.of("1",
				Map.of("__typename", "Book", "id", "1", "reviews", List.of(Map.of("stars", 5, "text", "Listen.")))),
				Map.of());
	}

	String url() {
		return "http://localhost:" + this.port + "/graphql";
	}

	void stop() {
		if (this.server != null) {
			this.server.stop(0);
		}
		this.server = null;
	}

	void start() {
		this.server = listen(this.port);
	}

	@Override
	public void close() {
		stop();
	}

	private HttpServer listen(int port) {
		try {
			HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port),
					0);
			listening.createContext("/graphql", this::answer);
			listening.start();
			return listening;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			Map<String, Object> request = json.readValue(exchange.getRequestBody(), Map.class);
			ExecutionInput input = ExecutionInput.newExecutionInput(Objects.toString(request.get("query")))
				.variables((Map<String, Object>) request.getOrDefault("variables", Map.of()))
				.build();
			byte[] body = json.writeValueAsBytes(this.graphQl.execute(input).toSpecification());
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
	}

}
