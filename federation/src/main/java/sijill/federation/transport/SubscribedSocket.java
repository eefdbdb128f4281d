package sijill.federation.transport;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import sijill.federation.transport.SubgraphTransportException.Reason;

/**
 * A socket that carries one subscription.
 */
final class SubscribedSocket implements WebSocket.Listener, EventBuffer.Connection {

	private static final int BAD_MESSAGE = 4400;

	/** Of the only operation. */
	private static final String ID = "1";

	private final int maxBytes;

	private final EventBuffer buffer;

	private final CompletableFuture<Void> acknowledged = new CompletableFuture<>();

	private final StringBuilder text = new StringBuilder();

	private final ReentrantLock lock = new ReentrantLock();

	private CompletableFuture<@Nullable WebSocket> sent = CompletableFuture.completedFuture(null);

	private volatile @Nullable WebSocket socket;

	private volatile boolean asked;

	SubscribedSocket(int maxBytes, Duration silence) {
		this.maxBytes = maxBytes;
		this.buffer = new EventBuffer(this, silence);
	}

	Future<Void> acknowledged() {
		return this.acknowledged;
	}

	/**
	 * Sends the subscription, once the socket is acknowledged.
	 */
	EventSource subscribe(byte[] request) {
		send("{\"id\":\"" + ID + "\",\"type\":\"subscribe\",\"payload\":" + new String(request, StandardCharsets.UTF_8)
				+ "}");
		return this.buffer;
	}

	@Override
	public void onOpen(WebSocket opened) {
		this.socket = opened;
		send("{\"type\":\"connection_init\"}");
		opened.request(1);
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
		if (this.text.length() + part.length() > this.maxBytes) {
			fail(Reason.TOO_LARGE, "an event of more than " + this.maxBytes + " bytes");
			from.abort();
			return null;
		}
		this.text.append(part);
		if (!last) {
			from.request(1);
			return null;
		}
		byte[] message = this.text.toString().getBytes(StandardCharsets.UTF_8);
		this.text.setLength(0);
		this.asked = false;
		SocketMessage read = SocketMessage.read(message);
		if (read == null) {
			fail(Reason.UNREACHABLE, "sent no message of the protocol");
			CompletableFuture<?> _ = send((open) -> open.sendClose(BAD_MESSAGE, "Invalid message"));
			return null;
		}
		take(read);
		this.buffer.proceed();
		return null;
	}

	private void take(SocketMessage message) {
		switch (message.type()) {
			case "connection_ack" -> this.acknowledged.complete(null);
			case "ping" -> send("{\"type\":\"pong\"}");
			case "next", "error", "complete" -> {
				if (message.id().equals(ID)) {
					this.buffer.add(event(message));
				}
			}
			default -> {
			}
		}
	}

	private static SourceEvent event(SocketMessage message) {
		return switch (message.type()) {
			case "next" -> new SourceEvent.Next(message.payload());
			case "error" -> new SourceEvent.Failed(errors(message.payload()));
			default -> new SourceEvent.Completed();
		};
	}

	private static byte[] errors(byte[] payload) {
		ByteArrayOutputStream answer = new ByteArrayOutputStream(payload.length + 16);
		answer.writeBytes("{\"errors\":".getBytes(StandardCharsets.UTF_8));
		answer.writeBytes(payload);
		answer.write('}');
		return answer.toByteArray();
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
		fail(Reason.UNREACHABLE, "the socket was closed with " + status + " " + reason);
		return null;
	}

	@Override
	public void onError(WebSocket from, Throwable error) {
		fail(Reason.UNREACHABLE, String.valueOf(error));
	}

	private void fail(Reason reason, String message) {
		SubgraphTransportException failure = new SubgraphTransportException(reason, message);
		this.acknowledged.completeExceptionally(failure);
		this.buffer.fail(failure);
	}

	private void send(String message) {
		CompletableFuture<?> _ = send((open) -> open.sendText(message, true));
	}

	/** A socket takes one message after the other, and not before it is asked to. */
	private CompletableFuture<@Nullable WebSocket> send(Function<WebSocket, CompletableFuture<WebSocket>> sending) {
		this.lock.lock();
		try {
			WebSocket open = this.socket;
			if (open != null) {
				this.sent = this.sent.exceptionally((failure) -> null).thenCompose((before) -> sending.apply(open));
			}
			return this.sent;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void read() {
		WebSocket open = this.socket;
		if (open != null) {
			open.request(1);
		}
	}

	@Override
	public boolean ask() {
		if (this.asked) {
			return false;
		}
		this.asked = true;
		send("{\"type\":\"ping\"}");
		return true;
	}

	@Override
	public void close() {
		WebSocket open = this.socket;
		if (open != null) {
			send("{\"id\":\"" + ID + "\",\"type\":\"complete\"}");
			CompletableFuture<?> _ = send((it) -> it.sendClose(WebSocket.NORMAL_CLOSURE, "")).copy()
				.orTimeout(1, TimeUnit.SECONDS)
				.whenComplete((it, failure) -> open.abort());
		}
	}

}
