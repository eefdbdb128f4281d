package sijill.federation.boot.stream;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import sijill.federation.RequestContext;
import sijill.federation.boot.graph.SubscriptionSettings;
import sijill.federation.boot.http.RequestContexts;

/**
 * GraphQL over WebSocket (graphql-transport-ws).
 */
final class SocketHandler extends TextWebSocketHandler implements SubProtocolCapable {

	private static final String PROTOCOL = "graphql-transport-ws";

	/** What is known of the request that became a socket. */
	static final String CONTEXT = RequestContext.class.getName();

	static final String CLIENT = "client";

	private final Operations operations;

	private final OpenStreams streams;

	private final RequestContexts contexts;

	private final SubscriptionSettings settings;

	private final int messageCap;

	private final Map<String, ClientSocket> sockets = new ConcurrentHashMap<>();

	SocketHandler(Operations operations, OpenStreams streams, RequestContexts contexts, SubscriptionSettings settings,
			int messageCap) {
		this.operations = operations;
		this.streams = streams;
		this.contexts = contexts;
		this.settings = settings;
		this.messageCap = messageCap;
	}

	@Override
	public List<String> getSubProtocols() {
		return List.of(PROTOCOL);
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) throws Exception {
		if (!PROTOCOL.equals(session.getAcceptedProtocol())) {
			session.close(new CloseStatus(4406, "Subprotocol not acceptable"));
			return;
		}
		session.setTextMessageSizeLimit(this.messageCap);
		RequestContext context = (RequestContext) Objects.requireNonNull(session.getAttributes().get(CONTEXT));
		ClientSocket socket = new ClientSocket(session, context, this.operations, this.streams, this.contexts);
		this.sockets.put(session.getId(), socket);
		socket.watch(this.settings.greeting(), this.settings.heartbeat());
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		ClientSocket socket = socket(session);
		if (socket != null) {
			socket.receive(message.getPayload());
		}
	}

	/** The protocol has none, and one code for all that it has not. */
	@Override
	protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
		ClientSocket socket = socket(session);
		if (socket != null) {
			socket.refuse();
		}
	}

	@Override
	protected void handlePongMessage(WebSocketSession session, PongMessage message) {
		ClientSocket socket = socket(session);
		if (socket != null) {
			socket.heard();
		}
	}

	private @Nullable ClientSocket socket(WebSocketSession session) {
		return this.sockets.get(session.getId());
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		ClientSocket socket = this.sockets.remove(session.getId());
		if (socket != null) {
			socket.closed();
		}
	}

}
