package sijill.federation.resilience;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import sijill.federation.transport.HttpSubgraphTransport;
import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubgraphTransportException.Reason;
import sijill.federation.transport.SubscriptionTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ResilientTransportTests {

	private static final Duration SECONDS = Duration.ofSeconds(20);

	private final HttpSubgraphTransport http = new HttpSubgraphTransport();

	private final AtomicInteger arrived = new AtomicInteger();

	private final CountDownLatch open = new CountDownLatch(1);

	@SuppressWarnings("NullAway.Init")
	private HttpServer server;

	/** The status of the nth answer, from 1; 0 for none before the latch opens. */
	private volatile IntUnaryOperator status = (call) -> 200;

	@BeforeEach
	void listen() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/slow", this::answer);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	@AfterEach
	void close() {
		this.open.countDown();
		this.server.stop(0);
		this.http.close();
	}

	@Test
	void leavesAServiceAloneAfterAtMostTwentyFailures() {
		this.status = (call) -> 500;
		ResilientTransport transport = transport(Resilience.DEFAULTS);
		for (int i = 0; i < 60; i++) {
			send(transport, call("a", "/", true, SECONDS));
		}
		assertThat(this.arrived.get()).isBetween(5, 20);
		assertThat(refused(transport, call("a", "/", true, SECONDS))).isEqualTo(Reason.REFUSED);
		assertThat(send(transport, call("b", "/other", true, SECONDS))).isEqualTo("500");
	}

	@Test
	void opensNoSubscriptionWhereManyFailedAndStillCallsTheService() {
		ResilientTransport transport = transport(Resilience.DEFAULTS);
		AtomicInteger openings = new AtomicInteger();
		SubscriptionTransport streams = transport.protect((call) -> {
			openings.incrementAndGet();
			throw new SubgraphTransportException(Reason.UNREACHABLE, "no events");
		});
		Reason last = Reason.UNREACHABLE;
		for (int i = 0; i < 60; i++) {
			last = catchThrowableOfType(SubgraphTransportException.class,
					() -> streams.open(call("a", "/", false, SECONDS)))
				.reason();
		}
		assertThat(last).isEqualTo(Reason.REFUSED);
		assertThat(openings.get()).isBetween(5, 20);
		assertThat(send(transport, call("a", "/", true, SECONDS))).isEqualTo("200");
	}

	@Test
	void leavesAServiceAloneThatWasWellForLongBefore() {
		this.status = (call) -> (call <= 200) ? 200 : 500;
		ResilientTransport transport = transport(Resilience.DEFAULTS);
		for (int i = 0; i < 300; i++) {
			send(transport, call("a", "/", false, SECONDS));
		}
		assertThat(this.arrived.get()).isBetween(201, 220);
	}

	@Test
	void triesAgainWithOneCallAndThenWithAll() throws Exception {
		this.status = (call) -> (call <= 10) ? 500 : 0;
		ResilientTransport transport = transport(with(new Resilience.Breaker(20, 0.5f, Duration.ofMillis(50))));
		for (int i = 0; i < 10; i++) {
			send(transport, call("a", "/", false, SECONDS));
		}
		assertThat(transport.state("a", url("/")).breaker()).isEqualTo(SubgraphState.Breaker.OPEN);
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<String> probe = callers.submit(() -> {
				String outcome = "REFUSED";
				while (outcome.equals("REFUSED")) {
					outcome = send(transport, call("a", "/", false, SECONDS));
				}
				return outcome;
			});
			while (this.arrived.get() < 11) {
				Thread.onSpinWait();
			}
			assertThat(send(transport, call("a", "/", false, SECONDS))).isEqualTo("REFUSED");
			this.status = (call) -> 200;
			this.open.countDown();
			assertThat(probe.get(10, TimeUnit.SECONDS)).isEqualTo("200");
		}
		assertThat(send(transport, call("a", "/", false, SECONDS))).isEqualTo("200");
		assertThat(this.arrived.get()).isEqualTo(12);
	}

	@Test
	void repeatsWhatMayBeRepeated() {
		this.status = (call) -> (call % 2 == 1) ? 503 : 200;
		ResilientTransport transport = transport(Resilience.DEFAULTS);
		assertThat(send(transport, call("a", "/", true, SECONDS))).isEqualTo("200");
		assertThat(this.arrived.get()).isEqualTo(2);
		assertThat(send(transport, call("a", "/", false, SECONDS))).isEqualTo("503");
		assertThat(this.arrived.get()).isEqualTo(3);
	}

	@Test
	void repeatsNoMoreThanTheBudgetAllows() {
		this.status = (call) -> 503;
		ResilientTransport transport = transport(
				new Resilience(new Resilience.Retries(3, Duration.ofNanos(1), Duration.ofNanos(1), 0.1),
						new Resilience.Breaker(10_000, 1, Duration.ofSeconds(5)), Resilience.DEFAULTS.bulkhead()));
		for (int i = 0; i < 100; i++) {
			send(transport, call("a", "/", true, SECONDS));
		}
		assertThat(this.arrived.get()).isBetween(115, 120);
	}

	@Test
	void repeatsOnlyWithinTheTimeThatIsLeft() {
		this.status = (call) -> 503;
		ResilientTransport transport = transport(
				new Resilience(new Resilience.Retries(3, Duration.ofMinutes(1), Duration.ofMinutes(1), 1),
						Resilience.DEFAULTS.breaker(), Resilience.DEFAULTS.bulkhead()));
		assertThat(send(transport, call("a", "/", true, SECONDS))).isEqualTo("503");
		assertThat(this.arrived.get()).isEqualTo(1);
	}

	@Test
	void givesASlowServiceOnlyItsOwnPlaces() throws Exception {
		this.status = (call) -> 0;
		ResilientTransport transport = transport(with(new Resilience.Bulkhead(3, Duration.ofMillis(1))));
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> slow = IntStream.range(0, 3)
				.mapToObj((i) -> callers.submit(() -> send(transport, call("a", "/slow", true, SECONDS))))
				.toList();
			while (this.arrived.get() < 3) {
				Thread.onSpinWait();
			}
			assertThat(send(transport, call("a", "/slow", true, SECONDS))).isEqualTo("REFUSED");
			this.status = (call) -> 200;
			assertThat(send(transport, call("b", "/", true, SECONDS))).isEqualTo("200");
			this.open.countDown();
			for (Future<String> each : slow) {
				assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo("200");
			}
		}
		assertThat(send(transport, call("a", "/slow", true, SECONDS))).isEqualTo("200");
	}

	@Test
	void doesNotBlameAServiceForCallersWhoHaveNoTime() {
		this.status = (call) -> 0;
		ResilientTransport transport = transport(Resilience.DEFAULTS);
		for (int i = 0; i < 40; i++) {
			assertThat(refused(transport, call("a", "/", true, Duration.ofMillis(2)))).isEqualTo(Reason.TIMEOUT);
		}
		this.status = (call) -> 200;
		assertThat(send(transport, call("a", "/", true, SECONDS))).isEqualTo("200");
	}

	@Test
	void leavesAServiceAloneThatAnswersNobodyInTime() {
		this.status = (call) -> 0;
		ResilientTransport transport = new ResilientTransport(this.http, Resilience.DEFAULTS, Duration.ofMillis(5));
		for (int i = 0; i < 40; i++) {
			send(transport, call("a", "/", true, Duration.ofMillis(5)));
		}
		assertThat(refused(transport, call("a", "/", true, SECONDS))).isEqualTo(Reason.REFUSED);
		assertThat(this.arrived.get()).isLessThanOrEqualTo(20);
	}

	private static Resilience with(Resilience.Breaker breaker) {
		return new Resilience(Resilience.DEFAULTS.retries(), breaker, Resilience.DEFAULTS.bulkhead());
	}

	private static Resilience with(Resilience.Bulkhead bulkhead) {
		return new Resilience(Resilience.DEFAULTS.retries(), Resilience.DEFAULTS.breaker(), bulkhead);
	}

	private ResilientTransport transport(Resilience settings) {
		return new ResilientTransport(this.http, settings, Duration.ofSeconds(4));
	}

	private static String send(ResilientTransport transport, SubgraphCall call) {
		try {
			SubgraphReply reply = transport.send(call);
			return Integer.toString(reply.status());
		}
		catch (SubgraphTransportException ex) {
			return ex.reason().name();
		}
	}

	private static Reason refused(ResilientTransport transport, SubgraphCall call) {
		Callable<SubgraphReply> sent = () -> transport.send(call);
		return catchThrowableOfType(SubgraphTransportException.class, sent::call).reason();
	}

	private SubgraphCall call(String subgraph, String path, boolean repeatable, Duration timeLeft) {
		return new SubgraphCall(subgraph, url(path), "{}".getBytes(StandardCharsets.UTF_8), Map.of(), timeLeft,
				repeatable);
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + path;
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			int status = this.status.applyAsInt(this.arrived.incrementAndGet());
			if (status == 0) {
				this.open.await();
				status = 200;
			}
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(status, 2);
			exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
