package sijill.federation.transport;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import sijill.federation.transport.SubgraphTransportException.Reason;

/**
 * Subscribes by server-sent events (graphql-sse, distinct connections): a POST for each
 * subscription, answered by a stream of events.
 */
public final class EventStreamTransport implements SubscriptionTransport, AutoCloseable {

	private final HttpClient client;

	private final int maxEventBytes;

	private final Duration silence;

	/**
	 * Subscribes with limits.
	 * @param silence how long a subgraph may send nothing, no comment either, before it
	 * counts as gone; zero: forever
	 */
	public EventStreamTransport(Duration connectTimeout, int maxEventBytes, Duration silence) {
		this.maxEventBytes = maxEventBytes;
		this.silence = silence;
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(connectTimeout)
			.executor(Executors.newVirtualThreadPerTaskExecutor())
			.build();
	}

	@Override
	public EventSource open(SubgraphCall call) throws SubgraphTransportException {
		var sent = this.client.sendAsync(request(call), this::body);
		try {
			EventSource source = sent.get(call.timeLeft().toNanos(), TimeUnit.NANOSECONDS).body();
			if (source instanceof Refusal refusal) {
				refusal.check();
			}
			return source;
		}
		catch (TimeoutException ex) {
			sent.cancel(true);
			throw new SubgraphTransportException(Reason.TIMEOUT, "no events within " + call.timeLeft(), ex);
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

	private static HttpRequest request(SubgraphCall call) throws SubgraphTransportException {
		HttpRequest.Builder request = HttpRequest.newBuilder(SubgraphAddresses.serverUri(call.url()))
			.POST(HttpRequest.BodyPublishers.ofByteArray(call.body()));
		call.headers().forEach(request::setHeader);
		return request.setHeader("Content-Type", "application/json")
			.setHeader("Accept", "text/event-stream, application/graphql-response+json;q=0.9, application/json;q=0.8")
			.build();
	}

	private BodySubscriber<EventSource> body(ResponseInfo response) {
		String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
		if (response.statusCode() == 200 && type.startsWith("text/event-stream")) {
			return new EventStreamReader(this.maxEventBytes, this.silence);
		}
		return BodySubscribers.mapping(new CappedBody(this.maxEventBytes),
				(body) -> new Refusal(response.statusCode(), type, body));
	}

	/**
	 * What a subgraph sends instead of events: an answer of GraphQL that says why.
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied
	private record Refusal(int status, String type, byte[] body) implements EventSource {

		/** What comes from a proxy or a server in distress is no answer. */
		void check() throws SubgraphTransportException {
			if (this.status >= 500 || !this.type.contains("json")) {
				throw new SubgraphTransportException(Reason.UNREACHABLE,
						"status " + this.status + ", " + this.type + " instead of events");
			}
		}

		@Override
		public SourceEvent next() {
			return new SourceEvent.Failed(this.body);
		}

		@Override
		public void close() {
			// Everything is read.
		}

	}

	@Override
	public void close() {
		this.client.shutdownNow();
	}

}
