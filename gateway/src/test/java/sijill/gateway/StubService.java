package sijill.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A subgraph on a port of its own, which can be slow, lie, or be gone for a while.
 */
final class StubService implements AutoCloseable {

	private static final JsonMapper json = JsonMapper.shared();

	private final String name;

	private final GraphQL graphQl;

	private final int port;

	private final List<Headers> received = new CopyOnWriteArrayList<>();

	private volatile @Nullable HttpServer server;

	private volatile @Nullable Reply lie;

	private volatile @Nullable CountDownLatch gate;

	StubService(String name, GraphQLSchema schema) {
		this.name = name;
		this.graphQl = GraphQL.newGraphQL(schema).build();
		HttpServer first = listen(0);
		this.server = first;
		this.port = first.getAddress().getPort();
	}

	/** NAME=URL, as the gateway takes it. */
	String address() {
		return this.name + "=" + url();
	}

	String url() {
		return "http://localhost:" + this.port + "/graphql";
	}

	/**
	 * The headers of the operations it was asked for; not of questions for its schema.
	 */
	List<Headers> received() {
		return this.received;
	}

	void stop() {
		HttpServer running = this.server;
		if (running != null) {
			running.stop(0);
		}
		this.server = null;
	}

	void start() {
		if (this.server == null) {
			this.server = listen(this.port);
		}
	}

	void lieWith(int status, String contentType, String body) {
		this.lie = new Reply(status, contentType, body);
	}

	/** Takes requests and does not answer them, until it behaves again. */
	void hang() {
		this.gate = new CountDownLatch(1);
	}

	void behave() {
		this.lie = null;
		CountDownLatch closed = this.gate;
		this.gate = null;
		if (closed != null) {
			closed.countDown();
		}
		start();
		this.received.clear();
	}

	@Override
	public void close() {
		behave();
		stop();
	}

	private HttpServer listen(int port) {
		try {
			HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port),
					0);
			listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
			listening.createContext("/graphql", this::answer);
			listening.start();
			return listening;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			Map<?, ?> request = json.readValue(exchange.getRequestBody(), Map.class);
			Reply reply = reply(exchange, request);
			exchange.getResponseHeaders().set("Content-Type", reply.contentType());
			byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(reply.status(), body.length);
			exchange.getResponseBody().write(body);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Reply reply(HttpExchange exchange, Map<?, ?> request) throws InterruptedException {
		String query = String.valueOf(request.get("query"));
		if (!query.contains("_service")) {
			this.received.add(exchange.getRequestHeaders());
			CountDownLatch closed = this.gate;
			if (closed != null) {
				closed.await();
			}
			Reply told = this.lie;
			if (told != null) {
				return told;
			}
		}
		return new Reply(200, "application/json", json
			.writeValueAsString(this.graphQl.execute(input(query, request.get("variables"))).toSpecification()));
	}

	@SuppressWarnings("unchecked")
	private static ExecutionInput input(String query, @Nullable Object variables) {
		return ExecutionInput.newExecutionInput(query)
			.variables((variables != null) ? (Map<String, Object>) variables : Map.of())
			.build();
	}

	private record Reply(int status, String contentType, String body) {
	}

}
