package sijill.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks graphql-transport-ws with a gateway.
 */
final class SocketClient implements WebSocket.Listener, AutoCloseable {

	private static final JsonMapper json = JsonMapper.shared();

	private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

	private final CompletableFuture<Integer> closed = new CompletableFuture<>();

	private final CountDownLatch pinged = new CountDownLatch(1);

	private final StringBuilder text = new StringBuilder();

	private final HttpClient client = HttpClient.newHttpClient();

	private final WebSocket socket;

	SocketClient(RunningGateway gateway) {
		this(gateway, "graphql-transport-ws");
	}

	SocketClient(RunningGateway gateway, String protocol) {
		this.socket = this.client.newWebSocketBuilder()
			.subprotocols(protocol)
			.buildAsync(URI.create(gateway.graph().toString().replaceFirst("http", "ws")), this)
			.join();
	}

	SocketClient greet(Map<String, Object> payload) throws InterruptedException {
		send(Map.of("type", "connection_init", "payload", payload));
		if (!message().path("type").stringValue().equals("connection_ack")) {
			throw new AssertionError("not welcome");
		}
		return this;
	}

	void send(Map<String, Object> message) {
		send(json.writeValueAsString(message));
	}

	void send(String message) {
		this.socket.sendText(message, true).join();
	}

	void send(ByteBuffer bytes) {
		this.socket.sendBinary(bytes, true).join();
	}

	void subscribe(String id, String query) {
		send(Map.of("type", "subscribe", "id", id, "payload", Map.of("query", query)));
	}

	JsonNode message() throws InterruptedException {
		return json.readTree(this.received.take());
	}

	/** The status that the gateway closes the socket with. */
	int closed() {
		return this.closed.join();
	}

	void awaitPing() throws InterruptedException {
		this.pinged.await();
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
		this.text.append(part);
		if (last) {
			this.received.add(this.text.toString());
			this.text.setLength(0);
		}
		from.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
		this.pinged.countDown();
		from.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
		this.closed.complete(status);
		return null;
	}

	@Override
	public void onError(WebSocket from, Throwable error) {
		this.closed.completeExceptionally(error);
	}

	@Override
	public void close() {
		this.socket.abort();
		this.client.shutdownNow();
	}

}
