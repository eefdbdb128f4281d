package sijill.gateway;

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import sijill.gateway.LiveService.Listener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Subscriptions over real connections on both sides of the gateway. Long, since two
 * protocols to clients and two from services are held against the same promises.
 */
@Timeout(60)
class SubscriptionTests {

	private static final String TICKED = "subscription { ticked { n fact } }";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path folder;

	@SuppressWarnings("NullAway.Init")
	private static LiveService service;

	@SuppressWarnings("NullAway.Init")
	private static RunningGateway gateway;

	@BeforeAll
	static void start() throws Exception {
		service = new LiveService();
		gateway = start(service.supergraph(folder), "sijill.subscriptions.most-by-client=3",
				"sijill.headers.propagate=X-Trace");
	}

	private static RunningGateway start(Path supergraph, String... settings) {
		String[] all = Arrays.copyOf(settings, settings.length + 1);
		all[settings.length] = "sijill.supergraph=" + supergraph;
		return RunningGateway.start(all).ready();
	}

	@AfterAll
	static void stop() {
		gateway.close();
		service.close();
	}

	/** Where nobody listens any more, the next word finds it out. */
	@AfterEach
	void everybodyIsGone() {
		Awaitility.await().until(() -> {
			service.listeners().forEach(Listener::comment);
			return service.listeners().stream().allMatch(Listener::isGone);
		});
		Awaitility.await()
			.until(() -> gateway.management("/actuator/prometheus").body().contains("sijill_subscriptions_open 0.0"));
		service.listeners().clear();
	}

	private static Listener listener(int number) {
		Awaitility.await().until(() -> service.listeners().size() > number);
		return service.listeners().get(number);
	}

	@Test
	void joinsEventsAndSendsThemAsEvents() throws Exception {
		try (EventClient client = new EventClient(gateway, TICKED, "X-Trace", "t-1", "X-Other", "o")) {
			assertThat(client.response().headers().firstValue("Content-Type").orElse(""))
				.startsWith("text/event-stream");
			Listener listener = listener(0);
			assertThat(listener.query()).isEqualTo("subscription{ticked{n id}}");
			assertThat(listener.headers()).containsEntry("X-trace", List.of("t-1")).doesNotContainKey("X-other");
			listener.tick(1);
			listener.tick(2);
			assertThat(client.event()).isEqualTo("{\"data\":{\"ticked\":{\"n\":1,\"fact\":\"fact of 1\"}}}");
			assertThat(client.event()).isEqualTo("{\"data\":{\"ticked\":{\"n\":2,\"fact\":\"fact of 2\"}}}");
			listener.complete();
			assertThat(client.event()).isEqualTo("complete");
		}
	}

	@Test
	void carriesSeveralOperationsOnOneSocket() throws Exception {
		try (SocketClient client = new SocketClient(gateway).greet(Map.of("x-trace", "t-2", "x-other", "o"))) {
			client.subscribe("a", TICKED);
			Listener first = listener(0);
			assertThat(first.headers()).containsEntry("X-trace", List.of("t-2")).doesNotContainKey("X-other");
			client.subscribe("b", "subscription { ticked { id } }");
			Listener second = listener(1);
			second.tick(20);
			JsonNode next = client.message();
			assertThat(next.path("id").stringValue()).isEqualTo("b");
			assertThat(next.path("payload")).hasToString("{\"data\":{\"ticked\":{\"id\":\"20\"}}}");
			first.tick(10);
			next = client.message();
			assertThat(next.path("id").stringValue()).isEqualTo("a");
			assertThat(next.at("/payload/data/ticked/fact").stringValue()).isEqualTo("fact of 10");
			client.subscribe("q", "{ idle }");
			assertThat(client.message().at("/payload/data/idle").intValue()).isEqualTo(7);
			assertThat(client.message().path("type").stringValue()).isEqualTo("complete");
			second.complete();
			assertThat(client.message().path("type").stringValue()).isEqualTo("complete");
			client.send(Map.of("type", "ping"));
			assertThat(client.message().path("type").stringValue()).isEqualTo("pong");
			client.send(Map.of("type", "complete", "id", "a"));
			Awaitility.await().until(() -> {
				first.comment();
				return first.isGone();
			});
		}
	}

	@Test
	void stopsTheSourceWhenTheClientHangsUp() throws Exception {
		EventClient events = new EventClient(gateway, TICKED);
		Listener byEvents = listener(0);
		byEvents.tick(1);
		events.next();
		events.close();
		SocketClient socket = new SocketClient(gateway).greet(Map.of());
		socket.subscribe("1", TICKED);
		Listener bySocket = listener(1);
		bySocket.tick(1);
		socket.message();
		socket.close();
		Awaitility.await().until(() -> {
			byEvents.comment();
			bySocket.comment();
			return byEvents.isGone() && bySocket.isGone();
		});
	}

	@Test
	void readsNoMoreOfTheSourceThanTheClientReads() throws Exception {
		int events = 1_500;
		String text = "x".repeat(60_000);
		URI graph = gateway.graph();
		try (Socket client = new Socket(graph.getHost(), graph.getPort())) {
			String body = "{\"query\":\"subscription { ticked { n text } }\"}";
			client.getOutputStream()
				.write(("POST /graphql HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
						+ "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
					.getBytes(StandardCharsets.US_ASCII));
			Listener listener = listener(0);
			for (int i = 0; i < events; i++) {
				listener.event("{\"data\":{\"ticked\":{\"n\":" + i + ",\"text\":\"" + text + "\"}}}");
			}
			listener.complete();
			awaitStandstill(listener);
			assertThat(listener.written()).isLessThan(events / 2);
			assertThat(readInOrder(client.getInputStream())).isEqualTo(events);
		}
	}

	private static void awaitStandstill(Listener listener) {
		int[] before = { -1 };
		Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(700)).until(() -> {
			boolean stands = before[0] == listener.written();
			before[0] = listener.written();
			return stands;
		});
	}

	private static int readInOrder(InputStream in) throws Exception {
		StringBuilder read = new StringBuilder();
		byte[] bytes = new byte[1 << 16];
		int next = 0;
		while (read.indexOf("event: complete") < 0) {
			int length = in.read(bytes);
			assertThat(length).isPositive();
			read.append(new String(bytes, 0, length, StandardCharsets.US_ASCII));
			int at = read.indexOf("{\"n\":" + next + ",");
			while (at >= 0) {
				read.delete(0, at + 6);
				next++;
				at = read.indexOf("{\"n\":" + next + ",");
			}
		}
		return next;
	}

	@Test
	void endsWithTheReasonWhereTheSourceDies() throws Exception {
		try (EventClient events = new EventClient(gateway, TICKED);
				SocketClient socket = new SocketClient(gateway).greet(Map.of())) {
			listener(0).die();
			JsonNode last = events.next();
			assertThat(last.has("data")).isFalse();
			assertThat(last.at("/errors/0/extensions/code").stringValue()).isEqualTo("UNAVAILABLE");
			assertThat(last.at("/errors/0/extensions/correlationId").stringValue()).isNotEmpty();
			assertThat(last.toString()).doesNotContain("localhost").doesNotContain("Exception");
			assertThat(events.event()).isEqualTo("complete");
			socket.subscribe("1", TICKED);
			listener(1).die();
			JsonNode error = socket.message();
			assertThat(error.path("type").stringValue()).isEqualTo("error");
			assertThat(error.at("/payload/0/extensions/code").stringValue()).isEqualTo("UNAVAILABLE");
		}
	}

	@Test
	void answersABadEventAndGoesOn() throws Exception {
		try (EventClient client = new EventClient(gateway, TICKED)) {
			listener(0).event("{\"data\":{\"ticked\":{\"id\":\"1\",\"n\":");
			assertThat(client.next().at("/errors/0/message").stringValue())
				.isEqualTo("The service live gave no valid answer");
			listener(0).event("{\"data\":{\"ticked\":{\"id\":\"1\",\"n\":\"one\"}}}");
			assertThat(client.next().at("/errors/0/path").toString()).isEqualTo("[\"ticked\",\"n\"]");
			listener(0).tick(3);
			assertThat(client.next().at("/data/ticked/n").intValue()).isEqualTo(3);
		}
	}

	@Test
	void keepsAClientWithinItsShare() throws Exception {
		try (EventClient one = new EventClient(gateway, TICKED);
				SocketClient socket = new SocketClient(gateway).greet(Map.of())) {
			assertThat(one.response().statusCode()).isEqualTo(200);
			socket.subscribe("1", TICKED);
			socket.subscribe("2", TICKED);
			listener(2);
			socket.subscribe("3", TICKED);
			JsonNode refused = socket.message();
			assertThat(refused.path("id").stringValue()).isEqualTo("3");
			assertThat(refused.at("/payload/0/extensions/code").stringValue()).isEqualTo("RATE_LIMITED");
			try (EventClient more = new EventClient(gateway, TICKED)) {
				assertThat(more.response().statusCode()).isEqualTo(429);
				assertThat(new String(more.response().body().readAllBytes(), StandardCharsets.UTF_8))
					.contains("RATE_LIMITED");
			}
			assertThat(gateway.ask("{ idle }").statusCode()).isEqualTo(200);
			assertThat(gateway.management("/actuator/prometheus").body()).contains("sijill_subscriptions_open 3.0")
				.contains("sijill_operations_running 0.0");
		}
	}

	@Test
	void answersQueriesAndRefusalsByEventsToo() throws Exception {
		try (EventClient query = new EventClient(gateway, "{ idle }");
				EventClient wrong = new EventClient(gateway, "subscription { ticked { nothing } }")) {
			assertThat(query.event()).isEqualTo("{\"data\":{\"idle\":7}}");
			assertThat(query.event()).isEqualTo("complete");
			assertThat(wrong.next().at("/errors/0/extensions/code").stringValue()).isEqualTo("BAD_REQUEST");
			assertThat(wrong.event()).isEqualTo("complete");
		}
		assertThat(gateway.ask(TICKED).statusCode()).isEqualTo(406);
		assertThat(gateway.post(gateway.request("/graphql").header("Accept", "text/event-stream"), "{").statusCode())
			.isEqualTo(400);
		assertThat(gateway.get("/graphql?query=%7Bidle%7D", "Accept", "text/event-stream").body())
			.contains("event: next\ndata: {\"data\":{\"idle\":7}}\n\nevent: complete");
	}

	@Test
	void takesNoBodyThatAPageOfAnotherOriginCouldSend() {
		assertThat(gateway
			.send(gateway.request("/graphql")
				.header("Accept", "text/event-stream")
				.header("Content-Type", "text/plain")
				.POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"query\":\"{ idle }\"}")))
			.statusCode()).isEqualTo(415);
		assertThat(gateway.get("/graphql?query=mutation%7Bidle%7D", "Accept", "text/event-stream").body())
			.doesNotContain("\"data\"");
		assertThat(gateway.get("/graphql", "Accept", "text/event-stream").statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'',
			value = { "4401 | {\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{idle}\"}}", "4400 | hello",
					"4400 | {\"type\":\"dance\"}", "4400 | []", "4400 | {\"type\":\"connection_init\",\"payload\":[]}",
					"4400 | {\"type\":\"ping\",\"payload\":7}", "4400 | {\"type\":\"complete\"}" })
	void closesASocketThatDoesNotKeepToTheProtocol(int status, String message) {
		try (SocketClient client = new SocketClient(gateway)) {
			client.send(message);
			assertThat(client.closed()).isEqualTo(status);
		}
	}

	@Test
	void closesASocketThatSpeaksInBytes() {
		try (SocketClient client = new SocketClient(gateway)) {
			client.send(ByteBuffer.wrap(new byte[] { 1 }));
			assertThat(client.closed()).isEqualTo(4400);
		}
	}

	@Test
	void closesASocketThatAsksTwice() throws Exception {
		try (SocketClient client = new SocketClient(gateway).greet(Map.of())) {
			client.subscribe("1", TICKED);
			client.subscribe("1", TICKED);
			assertThat(client.closed()).isEqualTo(4409);
		}
		try (SocketClient client = new SocketClient(gateway).greet(Map.of())) {
			client.send(Map.of("type", "connection_init"));
			assertThat(client.closed()).isEqualTo(4429);
		}
	}

	@Test
	void givesSignsOfLifeAndWantsThem() throws Exception {
		try (RunningGateway lively = start(service.supergraph(folder), "sijill.subscriptions.heartbeat=50ms",
				"sijill.subscriptions.greeting=2s");
				EventClient events = new EventClient(lively, TICKED);
				SocketClient greeted = new SocketClient(lively).greet(Map.of());
				SocketClient silent = new SocketClient(lively)) {
			for (int i = 0; i < 6; i++) {
				assertThat(events.line()).isIn(":", "");
			}
			greeted.awaitPing();
			assertThat(silent.closed()).isEqualTo(4408);
		}
	}

	@Test
	void goesOnWithTheGraphThatItBeganWith() throws Exception {
		Path written = service.supergraph(folder);
		try (RunningGateway reloading = start(written, "sijill.reload=100ms");
				EventClient client = new EventClient(reloading, TICKED)) {
			listener(0).tick(1);
			client.next();
			Files.move(service.supergraph(folder, "more: Int"), written, StandardCopyOption.REPLACE_EXISTING);
			Awaitility.await().until(() -> knowsMore(reloading));
			listener(0).tick(2);
			assertThat(client.next().at("/data/ticked/fact").stringValue()).isEqualTo("fact of 2");
		}
	}

	/** A field of the new graph is refused only for the way in which it is asked. */
	private static boolean knowsMore(RunningGateway reloading) {
		return reloading.ask("subscription { ticked { more } }").statusCode() == 406;
	}

	@Test
	void completesStreamsWhenItStops() throws Exception {
		RunningGateway stopping = start(service.supergraph(folder));
		try (EventClient client = new EventClient(stopping, TICKED);
				SocketClient socket = new SocketClient(stopping).greet(Map.of())) {
			listener(0).tick(1);
			client.next();
			socket.subscribe("1", TICKED);
			listener(1);
			Thread closing = Thread.ofVirtual().start(stopping::close);
			assertThat(client.event()).isEqualTo("complete");
			assertThat(socket.message().path("type").stringValue()).isEqualTo("complete");
			closing.join();
		}
	}

	@Test
	void hearsOfEventsThroughASocketToo() throws Exception {
		Path written = LiveService.supergraph(gateway.graph().toString(), service.url(), folder);
		try (RunningGateway behind = start(written, "sijill.subscriptions.sources=live=websocket",
				"sijill.subscriptions.silence=1s"); EventClient client = new EventClient(behind, TICKED)) {
			listener(0).tick(1);
			assertThat(client.event()).isEqualTo("{\"data\":{\"ticked\":{\"n\":1,\"fact\":\"fact of 1\"}}}");
			listener(0).die();
			assertThat(client.next().at("/errors/0/message").stringValue()).isEqualTo("The service live failed here");
			assertThat(client.event()).isEqualTo("complete");
		}
	}

}
