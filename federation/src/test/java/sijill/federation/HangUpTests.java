package sijill.federation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sijill.federation.EngineObserver.CallOutcome;
import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubgraphTransportException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who hangs up interrupts the thread that answers. A question is given up; a change that
 * was begun is brought to its end.
 */
@Timeout(30)
class HangUpTests {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.5\", import: [\"@key\"]) ";

	private static final Supergraph SUPERGRAPH = compose(new Subgraph("desk", "http://desk", LINK + """
			type Query { room: Room }
			type Mutation { book: Room }
			type Room @key(fields: "id") { id: ID! }
			"""), new Subgraph("bills", "http://bills", LINK + """
			type Query { rate: Int }
			type Mutation { charge: Int }
			type Room @key(fields: "id") { id: ID! price: Int }
			"""));

	private final CountDownLatch asked = new CountDownLatch(1);

	private final CountDownLatch free = new CountDownLatch(1);

	private final List<String> received = new CopyOnWriteArrayList<>();

	private final List<String> givenUp = new CopyOnWriteArrayList<>();

	private final List<CallOutcome> outcomes = new CopyOnWriteArrayList<>();

	private static Supergraph compose(Subgraph... subgraphs) {
		return switch (Composition.compose(List.of(subgraphs))) {
			case CompositionResult.Composed composed -> Supergraph.parse(composed.supergraphSdl());
			case CompositionResult.Failed failed -> throw new AssertionError(failed.errors());
		};
	}

	/** The desk answers once it is set free; nobody else waits. */
	private SubgraphReply send(SubgraphCall call) throws SubgraphTransportException {
		String body = new String(call.body(), StandardCharsets.UTF_8);
		this.received.add(call.subgraph());
		if (call.subgraph().equals("desk")) {
			this.asked.countDown();
			try {
				this.free.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				this.givenUp.add(call.subgraph());
				throw new SubgraphTransportException(Reason.UNREACHABLE, "interrupted");
			}
		}
		String data = body.contains("_entities") ? "{\"_entities\":[{\"price\":90}]}"
				: body.contains("charge") ? "{\"charge\":90}"
						: body.contains("rate") ? "{\"rate\":3}"
								: body.contains("book") ? "{\"book\":{\"__typename\":\"Room\",\"id\":\"1\"}}"
										: "{\"room\":{\"__typename\":\"Room\",\"id\":\"1\"}}";
		return new SubgraphReply(200, "application/json", ("{\"data\":" + data + "}").getBytes(StandardCharsets.UTF_8));
	}

	private record Ending(GraphQlResponse answer, boolean interrupted) {
	}

	/** Asks, hangs up while the desk works, and sets the desk free after that. */
	private Ending hangUpOn(String query) throws Exception {
		CompletableFuture<Ending> ending = new CompletableFuture<>();
		Engine engine = Engine.builder(SUPERGRAPH).transport(this::send).observer(new EngineObserver() {

			@Override
			public void subgraphCallFinished(String subgraph, CallOutcome outcome, Duration duration) {
				HangUpTests.this.outcomes.add(outcome);
			}

		}).build();
		Thread thread = Thread.ofVirtual().start(() -> {
			GraphQlResponse answer = engine.execute(new GraphQlRequest(query));
			ending.complete(new Ending(answer, Thread.currentThread().isInterrupted()));
		});
		this.asked.await();
		thread.interrupt();
		if (query.startsWith("mutation")) {
			this.free.countDown();
		}
		return ending.get();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ room { price } }", "{ room { price } rate }" })
	void givesUpAQuestion(String query) throws Exception {
		Ending ending = hangUpOn(query);
		assertThat(ending.answer().errors()).isNotEmpty();
		assertThat(ending.interrupted()).isTrue();
		assertThat(this.received.stream().filter("bills"::equals).count()).isLessThanOrEqualTo(1);
		while (!this.outcomes.contains(CallOutcome.CANCELLED)) {
			Thread.onSpinWait();
		}
		assertThat(this.givenUp).containsExactly("desk");
		assertThat(this.outcomes).doesNotContain(CallOutcome.UNAVAILABLE);
	}

	@Test
	void bringsAChangeToItsEnd() throws Exception {
		Ending ending = hangUpOn("mutation { book { price } charge }");
		assertThat(ending.answer().errors()).isEmpty();
		assertThat(ending.answer().toSpecification().get("data")).hasToString("{book={price=90}, charge=90}");
		assertThat(this.received).contains("desk", "bills").hasSize(3);
		assertThat(this.givenUp).isEmpty();
		assertThat(ending.interrupted()).isTrue();
	}

}
