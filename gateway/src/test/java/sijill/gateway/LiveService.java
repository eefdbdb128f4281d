package sijill.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

import sijill.federation.Composition;
import sijill.federation.CompositionResult;
import sijill.federation.Subgraph;

/**
 * Two services in one: the first tells of ticks by server-sent events when a test says
 * so, the second knows a fact about each.
 */
final class LiveService implements AutoCloseable {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.3\", import: [\"@key\"]) ";

	private static final String END = "end";

	private static final String DIE = "die";

	private static final JsonMapper json = JsonMapper.shared();

	private final HttpServer server;

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	LiveService() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
			this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
			this.server.createContext("/graphql", this::answer);
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Somebody who has subscribed here.
	 */
	static final class Listener {

		private final BlockingQueue<String> toSay = new LinkedBlockingQueue<>();

		private final AtomicInteger written = new AtomicInteger();

		private final Map<String, List<String>> headers;

		private final String query;

		private volatile boolean gone;

		Listener(Map<String, List<String>> headers, String query) {
			this.headers = headers;
			this.query = query;
		}

		String query() {
			return this.query;
		}

		Map<String, List<String>> headers() {
			return this.headers;
		}

		/** How much of what it was told has been sent off. */
		int written() {
			return this.written.get();
		}

		boolean isGone() {
			return this.gone;
		}

		void event(String data) {
			this.toSay.add("event: next\ndata: " + data + "\n\n");
		}

		void tick(int n) {
			event("{\"data\":{\"ticked\":{\"id\":\"" + n + "\",\"n\":" + n + "}}}");
		}

		void comment() {
			this.toSay.add(":\n\n");
		}

		void complete() {
			this.toSay.add("event: complete\ndata:\n\n");
			this.toSay.add(END);
		}

		void die() {
			this.toSay.add(DIE);
		}

	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort() + "/graphql";
	}

	/** A supergraph over both services, with more fields if there are any. */
	Path supergraph(Path folder, String... more) throws IOException {
		return supergraph(url(), url(), folder, more);
	}

	static Path supergraph(String live, String facts, Path folder, String... more) throws IOException {
		CompositionResult result = Composition.compose(List.of(new Subgraph("live", live, LINK + """
				type Query { idle: Int }
				type Subscription { ticked(from: Int): Tick }
				type Tick @key(fields: "id") { id: ID! n: Int! text: String }
				"""), new Subgraph("facts", facts,
				LINK + "type Tick @key(fields: \"id\") { id: ID! fact: String " + String.join(" ", more) + " }")));
		Path written = Files.createTempFile(folder, "supergraph", ".graphql");
		return Files.writeString(written, ((CompositionResult.Composed) result).supergraphSdl());
	}

	List<Listener> listeners() {
		return this.listeners;
	}

	private void answer(HttpExchange exchange) throws IOException {
		Map<?, ?> request = json.readValue(exchange.getRequestBody(), Map.class);
		String query = String.valueOf(request.get("query"));
		if (query.startsWith("subscription")) {
			listen(exchange, query);
			return;
		}
		List<Map<String, Object>> entities = new ArrayList<>();
		if (request.get("variables") instanceof Map<?, ?> variables
				&& variables.get("representations") instanceof List<?> representations) {
			representations.forEach((it) -> entities.add(Map.of("fact", "fact of " + ((Map<?, ?>) it).get("id"))));
		}
		byte[] body = json.writeValueAsBytes(Map.of("data", Map.of("idle", 7, "_entities", entities)));
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private void listen(HttpExchange exchange, String query) throws IOException {
		Listener listener = new Listener(exchange.getRequestHeaders(), query);
		this.listeners.add(listener);
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
		OutputStream out = exchange.getResponseBody();
		try {
			String text = listener.toSay.take();
			while (!text.equals(END)) {
				if (text.equals(DIE)) {
					throw new IOException("dies");
				}
				out.write(text.getBytes(StandardCharsets.UTF_8));
				out.flush();
				listener.written.incrementAndGet();
				text = listener.toSay.take();
			}
			out.close();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			listener.gone = true;
			exchange.close();
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
