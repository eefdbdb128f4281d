package sijill.federation.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sijill.federation.transport.SubgraphTransportException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HttpSubgraphTransportTests {

	private final CountDownLatch end = new CountDownLatch(1);

	private final HttpSubgraphTransport transport = new HttpSubgraphTransport(Duration.ofSeconds(2), 1_000);

	private final HttpServer server;

	HttpSubgraphTransportTests() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
	}

	@BeforeEach
	void start() {
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/echo", (exchange) -> answer(exchange, 207, echo(exchange)));
		this.server.createContext("/large", (exchange) -> answer(exchange, 200, "x".repeat(100_000)));
		this.server.createContext("/slow", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write('{');
			exchange.getResponseBody().flush();
			try {
				this.end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.end.countDown();
		this.transport.close();
		this.server.stop(0);
	}

	private static String echo(HttpExchange exchange) throws IOException {
		return exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Content-Type") + " "
				+ exchange.getRequestHeaders().getFirst("X-Correlation-Id") + " "
				+ new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private SubgraphCall call(String path, Duration timeLeft) {
		String url = "http://127.0.0.1:" + this.server.getAddress().getPort() + path;
		return new SubgraphCall("s", url, "{\"query\":\"{a}\"}".getBytes(StandardCharsets.UTF_8),
				Map.of("X-Correlation-Id", "c1"), timeLeft, true);
	}

	@Test
	void carriesTheBodyAndTheHeadersThereAndTheReplyBack() throws SubgraphTransportException {
		SubgraphReply reply = this.transport.send(call("/echo", Duration.ofSeconds(5)));
		assertThat(reply.status()).isEqualTo(207);
		assertThat(reply.contentType()).isEqualTo("application/json");
		assertThat(new String(reply.body(), StandardCharsets.UTF_8))
			.isEqualTo("POST application/json c1 {\"query\":\"{a}\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "X-Gzip", "deflate", "identity" })
	void unpacksWhatASubgraphPacksUnasked(String coding) throws SubgraphTransportException {
		pack("/packed", coding, "{\"data\":{}}");
		for (int i = 0; i < 3; i++) {
			assertThat(this.transport.send(call("/packed", Duration.ofSeconds(5))).body())
				.asString(StandardCharsets.UTF_8)
				.isEqualTo("{\"data\":{}}");
		}
		pack("/swelling", coding, "x".repeat(1_001));
		assertThatExceptionOfType(SubgraphTransportException.class)
			.isThrownBy(() -> this.transport.send(call("/swelling", Duration.ofSeconds(5))))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.TOO_LARGE));
	}

	private void pack(String path, String coding, String body) {
		this.server.createContext(path, (exchange) -> {
			ByteArrayOutputStream packed = new ByteArrayOutputStream();
			try (OutputStream out = switch (coding) {
				case "deflate" -> new DeflaterOutputStream(packed);
				case "identity" -> packed;
				default -> new GZIPOutputStream(packed);
			}) {
				out.write(body.getBytes(StandardCharsets.UTF_8));
			}
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().set("Content-Encoding", coding);
			exchange.sendResponseHeaders(200, packed.size());
			packed.writeTo(exchange.getResponseBody());
			exchange.close();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not a url", "/graphql", "http://", "http:///graphql", "http://a:99999", "mailto:a@b",
			"http://no_such_host.invalid/graphql", "ftp://localhost/graphql" })
	void reachesNoSubgraphWithoutAnAddress(String url) {
		SubgraphCall call = new SubgraphCall("a", url, new byte[0], Map.of(), Duration.ofSeconds(5), true);
		try (EventStreamTransport events = new EventStreamTransport(Duration.ofSeconds(2), 1_000, Duration.ZERO);
				WebSocketTransport sockets = new WebSocketTransport(Duration.ofSeconds(2), 1_000, Duration.ZERO)) {
			assertThatExceptionOfType(SubgraphTransportException.class).isThrownBy(() -> this.transport.send(call))
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.UNREACHABLE));
			assertThatExceptionOfType(SubgraphTransportException.class).isThrownBy(() -> events.open(call))
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.UNREACHABLE));
			assertThatExceptionOfType(SubgraphTransportException.class).isThrownBy(() -> sockets.open(call))
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.UNREACHABLE));
		}
	}

	@Test
	void givesUpOnABodyThatDoesNotEndInTime() {
		assertReason(call("/slow", Duration.ofMillis(300)), Reason.TIMEOUT);
	}

	@Test
	void givesUpOnABodyThatIsTooLong() {
		assertReason(call("/large", Duration.ofSeconds(5)), Reason.TOO_LARGE);
	}

	@Test
	void givesUpOnALongBodyWhereMemoryIsShort() throws SubgraphTransportException {
		AtomicBoolean isShort = new AtomicBoolean(true);
		try (HttpSubgraphTransport careful = new HttpSubgraphTransport(Duration.ofSeconds(2), 1 << 20, isShort::get)) {
			assertThatExceptionOfType(SubgraphTransportException.class)
				.isThrownBy(() -> careful.send(call("/large", Duration.ofSeconds(5))))
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.REFUSED));
			assertThat(careful.send(call("/echo", Duration.ofSeconds(5))).status()).isEqualTo(207);
			isShort.set(false);
			assertThat(careful.send(call("/large", Duration.ofSeconds(5))).body()).hasSize(100_000);
		}
	}

	@Test
	void readsOnlyAsManyLongRepliesAtATimeAsThereIsMemoryFor() throws Exception {
		ReplyMemory memory = new ReplyMemory(300_000, () -> false);
		byte[] reply = new byte[150_000];
		new Random(1).nextBytes(reply);
		PipedOutputStream out = new PipedOutputStream();
		InputStream slow = new PipedInputStream(out, 200_000);
		Future<byte[]> first = CompletableFuture.supplyAsync(() -> read(memory, slow));
		out.write(reply, 0, 140_000);
		while (slow.available() > 0) {
			Thread.onSpinWait();
		}
		assertThatExceptionOfType(ReplyMemory.Exhausted.class)
			.isThrownBy(() -> memory.read(new ByteArrayInputStream(reply), -1, 1 << 20));
		assertThat(memory.read(new ByteArrayInputStream(reply, 0, 60_000), 60_000, 1 << 20)).hasSize(60_000);
		out.write(reply, 140_000, 10_000);
		out.close();
		assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(reply);
		assertThat(memory.read(new ByteArrayInputStream(reply), -1, 1 << 20)).isEqualTo(reply);
		assertThat(memory.read(new ByteArrayInputStream(reply), reply.length, 70_000)).hasSize(70_000);
	}

	private static byte[] read(ReplyMemory memory, InputStream in) {
		try {
			return memory.read(in, -1, 1 << 20);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void saysThatNobodyIsThere() {
		SubgraphCall call = call("/echo", Duration.ofSeconds(5));
		this.server.stop(0);
		assertReason(call, Reason.UNREACHABLE);
	}

	private void assertReason(SubgraphCall call, Reason reason) {
		assertThatExceptionOfType(SubgraphTransportException.class).isThrownBy(() -> this.transport.send(call))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

}
