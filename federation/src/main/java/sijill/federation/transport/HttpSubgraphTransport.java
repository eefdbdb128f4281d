package sijill.federation.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import sijill.federation.transport.SubgraphTransportException.Reason;

/**
 * Carries requests over HTTP with the JDK's client. One pool of connections serves all
 * subgraphs; the time limit holds for the whole reply, body included, and a reply that is
 * longer than allowed is given up on while it comes in.
 */
public final class HttpSubgraphTransport implements SubgraphTransport, AutoCloseable {

	private static final int DEFAULT_MAX_REPLY_BYTES = 64 << 20;

	private final HttpClient client;

	private final int maxReplyBytes;

	private final ConcurrentHashMap<String, URI> uris = new ConcurrentHashMap<>();

	public HttpSubgraphTransport() {
		this(Duration.ofSeconds(2), DEFAULT_MAX_REPLY_BYTES);
	}

	public HttpSubgraphTransport(Duration connectTimeout, int maxReplyBytes) {
		this.maxReplyBytes = maxReplyBytes;
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(connectTimeout)
			.executor(Executors.newVirtualThreadPerTaskExecutor())
			.build();
	}

	@Override
	public SubgraphReply send(SubgraphCall call) throws SubgraphTransportException {
		var sent = this.client.sendAsync(request(call), (info) -> new CappedBody(this.maxReplyBytes));
		try {
			HttpResponse<byte[]> response = sent.get(call.timeLeft().toNanos(), TimeUnit.NANOSECONDS);
			return new SubgraphReply(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
					response.body());
		}
		catch (TimeoutException ex) {
			sent.cancel(true);
			throw new SubgraphTransportException(Reason.TIMEOUT, "no reply within " + call.timeLeft(), ex);
		}
		catch (InterruptedException ex) {
			sent.cancel(true);
			Thread.currentThread().interrupt();
			throw new SubgraphTransportException(Reason.UNREACHABLE, "interrupted", ex);
		}
		catch (ExecutionException ex) {
			throw SubgraphTransportException.of((ex.getCause() != null) ? ex.getCause() : ex);
		}
	}

	private HttpRequest request(SubgraphCall call) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.uris.computeIfAbsent(call.url(), URI::create))
			.POST(HttpRequest.BodyPublishers.ofByteArray(call.body()));
		call.headers().forEach(request::setHeader);
		return request.setHeader("Content-Type", "application/json")
			.setHeader("Accept", "application/graphql-response+json, application/json;q=0.9")
			.build();
	}

	@Override
	public void close() {
		this.client.shutdownNow();
	}

}
