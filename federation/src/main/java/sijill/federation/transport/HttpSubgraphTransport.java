package sijill.federation.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import sijill.federation.transport.SubgraphTransportException.Reason;

/**
 * Carries requests over HTTP. One pool of connections serves all subgraphs; the time
 * limit holds for the whole reply, body included, and a reply that is longer than allowed
 * is given up on while it comes in.
 */
public final class HttpSubgraphTransport implements SubgraphTransport, AutoCloseable {

	private static final int DEFAULT_MAX_REPLY_BYTES = 64 << 20;

	/** Whether a connection that idled for this long still stands is found out first. */
	private static final TimeValue IDLE = TimeValue.ofMilliseconds(500);

	private static final ContentType JSON = ContentType.create("application/json");

	private final CloseableHttpClient client;

	private final int maxReplyBytes;

	private final ReplyMemory memory;

	private final ConcurrentHashMap<String, URI> uris = new ConcurrentHashMap<>();

	public HttpSubgraphTransport() {
		this(Duration.ofSeconds(2), DEFAULT_MAX_REPLY_BYTES);
	}

	public HttpSubgraphTransport(Duration connectTimeout, int maxReplyBytes) {
		this(connectTimeout, maxReplyBytes, () -> false);
	}

	/**
	 * A transport that gives up long replies where memory is short, and where a quarter
	 * of it is taken by those that come in.
	 */
	public HttpSubgraphTransport(Duration connectTimeout, int maxReplyBytes, BooleanSupplier memoryIsShort) {
		this.maxReplyBytes = maxReplyBytes;
		this.memory = new ReplyMemory(Runtime.getRuntime().maxMemory() / 4, memoryIsShort);
		this.client = HttpClients.custom()
			.setConnectionManager(connections(connectTimeout))
			.setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(Timeout.DISABLED).build())
			.setUserAgent("federation")
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableContentCompression()
			.disableAuthCaching()
			.build();
	}

	/** How many calls a subgraph gets at once is not for the pool to say. */
	private static PoolingHttpClientConnectionManager connections(Duration connectTimeout) {
		return PoolingHttpClientConnectionManagerBuilder.create()
			.setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
			.setMaxConnPerRoute(Integer.MAX_VALUE)
			.setTlsSocketStrategy(DefaultClientTlsStrategy.createSystemDefault())
			.setDefaultConnectionConfig(ConnectionConfig.custom()
				.setConnectTimeout(Timeout.of(connectTimeout))
				.setValidateAfterInactivity(IDLE)
				.build())
			.build();
	}

	@Override
	public SubgraphReply send(SubgraphCall call) throws SubgraphTransportException {
		HttpPost request = request(call);
		try (Deadlines.Watch _ = Deadlines.watch(System.nanoTime() + call.timeLeft().toNanos(), request::cancel);
				ClassicHttpResponse response = this.client.executeOpen(null, request, null)) {
			Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
			return new SubgraphReply(response.getCode(), (type != null) ? type.getValue() : "",
					body(response.getEntity(), request));
		}
		catch (CappedBody.TooLarge | ReplyMemory.Exhausted ex) {
			throw SubgraphTransportException.of(ex);
		}
		catch (IOException | IllegalStateException ex) {
			// The client notices only somewhere on its way that it was cancelled.
			if (request.isCancelled()) {
				throw new SubgraphTransportException(Reason.TIMEOUT, "no reply within " + call.timeLeft(), ex);
			}
			throw SubgraphTransportException.of(ex);
		}
	}

	private HttpPost request(SubgraphCall call) throws SubgraphTransportException {
		URI uri = this.uris.get(call.url());
		if (uri == null) {
			uri = SubgraphAddresses.uri(call.url());
			this.uris.put(call.url(), uri);
		}
		HttpPost request = new HttpPost(uri);
		call.headers().forEach(request::setHeader);
		request.setHeader(HttpHeaders.ACCEPT, "application/graphql-response+json, application/json;q=0.9");
		request.setEntity(new ByteArrayEntity(call.body(), JSON));
		return request;
	}

	private byte[] body(@Nullable HttpEntity entity, HttpPost request) throws IOException {
		if (entity == null) {
			return new byte[0];
		}
		InputStream sent = entity.getContent();
		InputStream in = decoded(sent, entity.getContentEncoding());
		try {
			byte[] bytes = this.memory.read(in, (in == sent) ? entity.getContentLength() : -1, this.maxReplyBytes);
			if (in.read() >= 0) {
				throw new CappedBody.TooLarge("more than " + this.maxReplyBytes + " bytes");
			}
			return bytes;
		}
		catch (CappedBody.TooLarge | ReplyMemory.Exhausted ex) {
			// Whatever is closed before it ended would be read to its end.
			request.cancel();
			throw ex;
		}
	}

	/** Nobody is asked for one of them, but whoever is not asked for any may choose. */
	private static InputStream decoded(InputStream sent, @Nullable String coding) throws IOException {
		return switch ((coding != null) ? coding.strip().toLowerCase(Locale.ROOT) : "") {
			case "gzip", "x-gzip" -> new GZIPInputStream(sent);
			case "deflate" -> new InflaterInputStream(sent);
			default -> sent;
		};
	}

	@Override
	public void close() {
		this.client.close(CloseMode.IMMEDIATE);
	}

}
