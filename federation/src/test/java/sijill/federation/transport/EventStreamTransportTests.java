package sijill.federation.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import sijill.federation.transport.SubgraphTransportException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EventStreamTransportTests {

	private final EventStreamTransport transport = new EventStreamTransport(Duration.ofSeconds(2), 1_000,
			Duration.ZERO);

	private final CountDownLatch end = new CountDownLatch(1);

	private final HttpServer server;

	private volatile int status = 200;

	private volatile String type = "text/event-stream";

	private volatile String body = "";

	EventStreamTransportTests() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
	}

	@BeforeEach
	void start() {
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", this.type);
			byte[] bytes = this.body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(this.status, (bytes.length == 0) ? -1 : bytes.length);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		});
		this.server.createContext("/slow", (exchange) -> {
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

	@Test
	void readsEventsWhateverEndsTheirLines() throws Exception {
		for (String lineEnd : List.of("\n", "\r", "\r\n")) {
			this.body = String.join(lineEnd, "event: next", "data: {\"a\":1}", "", "event:next", "data:{\"a\":2}", "",
					"event: complete", "", "");
			assertThat(events()).containsExactly("{\"a\":1}", "{\"a\":2}", "completed");
		}
	}

	@Test
	void passesOverTheMarkAtTheBeginningAndOverComments() throws Exception {
		this.body = "\uFEFFevent: next\n: a sign of life\ndata: {\"a\":1}\n\n:\n\nevent: complete\n\n";
		assertThat(events()).containsExactly("{\"a\":1}", "completed");
	}

	@Test
	void takesAnEventWithoutANameForAnAnswer() throws Exception {
		this.body = "data: {\"a\":1}\n\nid: 7\n\nevent: other\ndata: {\"a\":2}\n\nevent: complete\n\n";
		assertThat(events()).containsExactly("{\"a\":1}", "completed");
	}

	@Test
	void joinsTheLinesOfAnEvent() throws Exception {
		this.body = "event: next\nid: 7\ndata: {\"a\":\ndata: 1}\n\nevent: complete\ndata:\n\n";
		assertThat(events()).containsExactly("{\"a\":\n1}", "completed");
	}

	@Test
	void knowsEventsByTheirTypeHoweverItIsWritten() throws Exception {
		this.type = "Text/Event-Stream;charset=utf-8";
		this.body = "event: complete\n\n";
		assertThat(events()).containsExactly("completed");
	}

	@Test
	void saysThatEventsStoppedWithoutAnEnd() throws Exception {
		this.body = "event: next\ndata: {\"a\":1}\n\nevent: next\ndata: {\"a\"";
		try (EventSource source = this.transport.open(call("/", Duration.ofSeconds(5)))) {
			assertThat(source.next()).isInstanceOf(SourceEvent.Next.class);
			assertThat(catchThrowableOfType(SubgraphTransportException.class, source::next).reason())
				.isEqualTo(Reason.UNREACHABLE);
		}
	}

	@Test
	void takesNoEventThatIsTooLarge() throws Exception {
		this.body = "event: next\ndata: " + "x".repeat(2_000) + "\n\n";
		try (EventSource source = this.transport.open(call("/", Duration.ofSeconds(5)))) {
			assertThat(catchThrowableOfType(SubgraphTransportException.class, source::next).reason())
				.isEqualTo(Reason.TOO_LARGE);
		}
	}

	@Test
	void opensNothingWhereAPageOrADistressedServerAnswers() {
		this.type = "text/html";
		this.body = "<html>";
		assertThat(refusal()).isEqualTo(Reason.UNREACHABLE);
		this.status = 503;
		this.type = "application/json";
		this.body = "{\"errors\":[]}";
		assertThat(refusal()).isEqualTo(Reason.UNREACHABLE);
	}

	@Test
	void passesOnWhyASubgraphRefusedASubscription() throws Exception {
		this.status = 400;
		this.type = "application/graphql-response+json";
		this.body = "{\"errors\":[{\"message\":\"no\"}]}";
		try (EventSource source = this.transport.open(call("/", Duration.ofSeconds(5)))) {
			assertThat(source.next()).isInstanceOfSatisfying(SourceEvent.Failed.class,
					(failed) -> assertThat(new String(failed.answer(), StandardCharsets.UTF_8)).isEqualTo(this.body));
		}
	}

	@Test
	void waitsForASubgraphNoLongerThanThereIsTime() {
		assertThat(catchThrowableOfType(SubgraphTransportException.class,
				() -> this.transport.open(call("/slow", Duration.ofMillis(200))))
			.reason()).isEqualTo(Reason.TIMEOUT);
	}

	private List<String> events() throws SubgraphTransportException, InterruptedException {
		List<String> events = new ArrayList<>();
		try (EventSource source = this.transport.open(call("/", Duration.ofSeconds(5)))) {
			while (true) {
				switch (source.next()) {
					case SourceEvent.Next next -> events.add(new String(next.answer(), StandardCharsets.UTF_8).strip());
					case SourceEvent.Failed failed -> events.add("failed");
					case SourceEvent.Completed completed -> {
						events.add("completed");
						return events;
					}
				}
			}
		}
	}

	private Reason refusal() {
		return catchThrowableOfType(SubgraphTransportException.class,
				() -> this.transport.open(call("/", Duration.ofSeconds(5))))
			.reason();
	}

	private SubgraphCall call(String path, Duration timeLeft) {
		String url = "http://127.0.0.1:" + this.server.getAddress().getPort() + path;
		return new SubgraphCall("s", url, "{\"query\":\"subscription{a}\"}".getBytes(StandardCharsets.UTF_8), Map.of(),
				timeLeft, false);
	}

}
