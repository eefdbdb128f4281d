package sijill.federation.transport;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import sijill.federation.transport.SubgraphTransportException.Reason;

/**
 * Subscribes by WebSocket (graphql-transport-ws). Each subscription has a socket of its
 * own, so that one that is taken slowly holds up no other.
 */
public final class WebSocketTransport implements SubscriptionTransport, AutoCloseable {

	private static final String PROTOCOL = "graphql-transport-ws";

	private final HttpClient client;

	private final Duration connectTimeout;

	private final int maxEventBytes;

	private final Duration silence;

	/**
	 * Subscribes with limits.
	 * @param silence how long a subgraph may send nothing before it is asked for a sign
	 * of life, and how long it may take to give one; zero: forever
	 */
	public WebSocketTransport(Duration connectTimeout, int maxEventBytes, Duration silence) {
		this.connectTimeout = connectTimeout;
		this.maxEventBytes = maxEventBytes;
		this.silence = silence;
		this.client = HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();
	}

	/**
	 * Opens a socket at the URL of the call; one of HTTP is taken for that of the socket,
	 * too.
	 */
	@Override
	public EventSource open(SubgraphCall call) throws SubgraphTransportException {
		long deadline = System.nanoTime() + call.timeLeft().toNanos();
		SubscribedSocket socket = new SubscribedSocket(this.maxEventBytes, this.silence);
		WebSocket.Builder builder = this.client.newWebSocketBuilder()
			.subprotocols(PROTOCOL)
			.connectTimeout(this.connectTimeout);
		call.headers().forEach(builder::header);
		CompletableFuture<WebSocket> opening = builder
			.buildAsync(SubgraphAddresses.serverUri(call.url().replaceFirst("^http", "ws")), socket);
		try {
			WebSocket opened = await(opening, deadline);
			if (!opened.getSubprotocol().equals(PROTOCOL)) {
				throw new SubgraphTransportException(Reason.UNREACHABLE, "does not speak " + PROTOCOL);
			}
			await(socket.acknowledged(), deadline);
			return socket.subscribe(call.body());
		}
		catch (SubgraphTransportException ex) {
			CompletableFuture<?> _ = opening.thenAccept(WebSocket::abort);
			throw ex;
		}
	}

	private static <T> T await(Future<T> future, long deadline) throws SubgraphTransportException {
		try {
			return future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw new SubgraphTransportException(Reason.TIMEOUT, "the socket did not open in time", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SubgraphTransportException(Reason.UNREACHABLE, "interrupted", ex);
		}
		catch (ExecutionException ex) {
			throw SubgraphTransportException.of((ex.getCause() != null) ? ex.getCause() : ex);
		}
	}

	@Override
	public void close() {
		this.client.shutdownNow();
	}

}
