package sijill.federation.boot.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

import sijill.federation.RequestContext;
import sijill.federation.boot.http.Parameters;
import sijill.federation.boot.http.RefusedException;
import sijill.federation.boot.http.RequestContexts;
import sijill.federation.boot.http.RequestReader;

/**
 * A client's socket, and the operations that it carries. The container hands its messages
 * over one by one; whoever writes to it waits until the client has room for more.
 */
final class ClientSocket {

	private static final JsonMapper json = JsonMapper.shared();

	private final WebSocketSession session;

	private final Operations operations;

	private final OpenStreams streams;

	private final RequestContexts contexts;

	private final ReentrantLock writing = new ReentrantLock();

	private final Map<String, SocketOperation> running = new ConcurrentHashMap<>();

	private RequestContext context;

	private volatile boolean greeted;

	private volatile boolean heard;

	private @Nullable Thread watcher;

	ClientSocket(WebSocketSession session, RequestContext context, Operations operations, OpenStreams streams,
			RequestContexts contexts) {
		this.session = session;
		this.context = context;
		this.operations = operations;
		this.streams = streams;
		this.contexts = contexts;
	}

	/**
	 * Waits for the greeting, and then looks from time to time whether the client is
	 * there.
	 */
	void watch(Duration greeting, Duration heartbeat) {
		this.watcher = Thread.ofVirtual().name("socket").start(() -> {
			try {
				Thread.sleep(greeting);
				if (!this.greeted) {
					close(4408, "Connection initialisation timeout");
				}
				this.heard = true;
				while (this.heard) {
					this.heard = false;
					write(new PingMessage());
					Thread.sleep(heartbeat);
				}
				close(CloseStatus.SESSION_NOT_RELIABLE.getCode(), "No sign of life");
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	void heard() {
		this.heard = true;
	}

	void receive(String text) {
		heard();
		JsonNode message = RequestReader.message(text);
		String type = (message != null) ? message.path("type").stringValue("") : "";
		String id = (message != null) ? message.path("id").stringValue("") : "";
		if (message == null || !isWhole(type, id, message.path("payload"))) {
			refuse();
			return;
		}
		switch (type) {
			case "connection_init" -> greet(message.path("payload"));
			case "ping" -> write(Map.of("type", "pong"));
			case "subscribe" -> subscribe(id, message.path("payload"));
			case "complete" -> {
				SocketOperation operation = this.running.remove(id);
				if (operation != null) {
					operation.cancel();
				}
			}
			default -> heard();
		}
	}

	/**
	 * Ends what says nothing of the protocol.
	 */
	void refuse() {
		close(4400, "Invalid message");
	}

	private static boolean isWhole(String type, String id, JsonNode payload) {
		return switch (type) {
			case "connection_init", "ping", "pong" -> payload.isObject() || payload.isMissingNode() || payload.isNull();
			case "subscribe" -> !id.isEmpty() && payload.isObject();
			case "complete" -> !id.isEmpty();
			default -> false;
		};
	}

	private void greet(JsonNode payload) {
		if (this.greeted) {
			close(4429, "Too many initialisation requests");
			return;
		}
		Map<String, String> headers = new HashMap<>();
		payload.properties().forEach((entry) -> {
			if (entry.getValue().isString()) {
				headers.put(entry.getKey(), entry.getValue().stringValue());
			}
		});
		this.context = this.contexts.with(headers, this.context);
		this.greeted = true;
		write(Map.of("type", "connection_ack"));
	}

	private void subscribe(String id, JsonNode payload) {
		if (!this.greeted) {
			close(4401, "Unauthorized");
			return;
		}
		try {
			Parameters parameters = RequestReader.parameters(payload);
			SocketOperation operation = new SocketOperation(id, this);
			if (this.running.putIfAbsent(id, operation) != null) {
				close(4409, "Subscriber for " + id + " already exists");
				return;
			}
			operation.start(
					() -> this.operations.answer(parameters, this.context), this.streams
						.enter(String.valueOf(this.session.getAttributes().get(SocketHandler.CLIENT)), operation::end),
					this.context.errorDetails());
		}
		catch (RefusedException ex) {
			close(4400, ex.forClient());
		}
	}

	/**
	 * Whether it was still running, and has therefore still to be answered for.
	 */
	boolean finish(String id, SocketOperation operation) {
		return this.running.remove(id, operation);
	}

	void write(Map<String, Object> message) {
		write(new TextMessage(json.writeValueAsBytes(message)));
	}

	/**
	 * Writes a message with a payload that is JSON already.
	 */
	void write(String type, String id, byte[] payload) {
		byte[] head = json.writeValueAsBytes(Map.of("type", type, "id", id));
		byte[] name = ",\"payload\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
		java.nio.ByteBuffer message = java.nio.ByteBuffer.allocate(head.length + name.length + payload.length);
		message.put(head, 0, head.length - 1).put(name).put(payload).put((byte) '}');
		write(new TextMessage(message.array()));
	}

	private void write(WebSocketMessage<?> message) {
		this.writing.lock();
		try {
			if (this.session.isOpen()) {
				this.session.sendMessage(message);
			}
		}
		catch (IOException | IllegalStateException ex) {
			close(CloseStatus.SESSION_NOT_RELIABLE.getCode(), "");
		}
		finally {
			this.writing.unlock();
		}
	}

	private void close(int code, String reason) {
		try {
			this.session.close(new CloseStatus(code, reason));
		}
		catch (IOException ex) {
			closed();
		}
	}

	void closed() {
		Thread watching = this.watcher;
		if (watching != null) {
			watching.interrupt();
		}
		this.running.values().forEach(SocketOperation::cancel);
		this.running.clear();
	}

}
