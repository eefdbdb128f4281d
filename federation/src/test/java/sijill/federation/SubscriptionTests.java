package sijill.federation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sijill.federation.execute.JsonValues;
import sijill.federation.transport.EventSource;
import sijill.federation.transport.SourceEvent;
import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubgraphTransportException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Subscriptions over a source and a service in memory: what one event becomes, and what
 * becomes of the stream. Long, since source, engine and reader stand here together.
 */
@Timeout(30)
class SubscriptionTests {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.9\", import: [\"@key\", \"@authenticated\"])\n";

	private static final Supergraph SUPERGRAPH = supergraph();

	private final Source source = new Source();

	private volatile SubgraphTransport joins = (call) -> reply("{\"data\":{\"_entities\":[{\"stock\":7}]}}");

	private static Supergraph supergraph() {
		var composed = Composition.compose(List.of(new Subgraph("shop", "http://shop", LINK + """
				type Query { item: Item }
				type Subscription { changed(of: ID): Item tick: Int! secret: Int @authenticated other: Int }
				type Item @key(fields: "id") { id: ID! price: Int! hidden: Int @authenticated }
				"""), new Subgraph("store", "http://store", LINK + """
				type Item @key(fields: "id") { id: ID! stock: Int }
				""")));
		return Supergraph.parse(((CompositionResult.Composed) composed).supergraphSdl());
	}

	private static SubgraphReply reply(String json) {
		return new SubgraphReply(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A subgraph's events, which the test sends.
	 */
	private static final class Source implements EventSource {

		private final BlockingQueue<SourceEvent> events = new LinkedBlockingQueue<>();

		private final CountDownLatch closed = new CountDownLatch(1);

		private final List<SubgraphCall> opened = new ArrayList<>();

		private volatile boolean broken;

		EventSource open(SubgraphCall call) {
			this.opened.add(call);
			return this;
		}

		void send(String data) {
			this.events.add(new SourceEvent.Next(data.getBytes(StandardCharsets.UTF_8)));
		}

		void tick(int number) {
			send("{\"data\":{\"tick\":" + number + "}}");
		}

		@Override
		public SourceEvent next() throws SubgraphTransportException, InterruptedException {
			SourceEvent event = this.events.take();
			if (this.broken) {
				throw new SubgraphTransportException(Reason.UNREACHABLE, "http://secret:8080 went away");
			}
			return event;
		}

		@Override
		public void close() {
			this.closed.countDown();
		}

	}

	/**
	 * A client that asks for one answer after the other, when the test wants it to.
	 */
	private static final class Client implements Flow.Subscriber<GraphQlResponse> {

		private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

		private Flow.@Nullable Subscription subscription;

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscription = subscription;
		}

		Flow.Subscription stream() {
			return java.util.Objects.requireNonNull(this.subscription);
		}

		@Override
		public void onNext(GraphQlResponse answer) {
			this.received.add(answer);
		}

		@Override
		public void onError(Throwable failure) {
			this.received.add(failure);
		}

		@Override
		public void onComplete() {
			this.received.add("complete");
		}

		GraphQlResponse next() throws InterruptedException {
			stream().request(1);
			return (GraphQlResponse) this.received.take();
		}

		Object end() throws InterruptedException {
			stream().request(1);
			return this.received.take();
		}

	}

	private Answers answers(String query, Caller caller) {
		RequestContext context = new RequestContext(Map.of("trace", "t"), null, EnumSet.allOf(OperationKind.class),
				Map.of("correlationId", "c"), caller);
		return Engine.builder(SUPERGRAPH)
			.transport((call) -> this.joins.send(call))
			.subscriptions(this.source::open)
			.deadline(Duration.ofMillis(300))
			.build()
			.subscribe(new GraphQlRequest(query, null, Map.of(), Map.of(), context));
	}

	private Client subscribe(String query) {
		Client client = new Client();
		((Answers.Many) answers(query, Caller.ANONYMOUS)).publisher().subscribe(client);
		return client;
	}

	private GraphQlResponse refusal(String query) {
		GraphQlResponse response = ((Answers.One) answers(query, Caller.ANONYMOUS)).response();
		assertThat(this.source.opened).isEmpty();
		return response;
	}

	private static String data(GraphQlResponse response) {
		return String.valueOf(response.toSpecification().get("data"));
	}

	@Test
	void joinsToEachEventWhatOthersKnow() throws Exception {
		Client client = subscribe("subscription { changed(of: 3) { price stock } }");
		this.source.send("{\"data\":{\"changed\":{\"id\":\"1\",\"price\":5}}}");
		this.source.send("{\"data\":{\"changed\":{\"id\":\"2\",\"price\":6}}}");
		this.source.events.add(new SourceEvent.Completed());
		assertThat(data(client.next())).isEqualTo("{changed={price=5, stock=7}}");
		assertThat(data(client.next())).isEqualTo("{changed={price=6, stock=7}}");
		assertThat(client.end()).isEqualTo("complete");
		this.source.closed.await();
		assertThat(this.source.opened).singleElement().satisfies((call) -> {
			assertThat(JsonValues.object(call.body()).get("query")).isEqualTo("subscription{changed(of:3){price id}}");
			assertThat(call.headers()).containsEntry("trace", "t");
			assertThat(call.repeatable()).isFalse();
		});
	}

	@Test
	void takesNoMoreEventsThanTheClientAsksFor() throws Exception {
		Client client = subscribe("subscription { tick }");
		for (int i = 0; i < 100; i++) {
			this.source.tick(i);
		}
		assertThat(data(client.next())).isEqualTo("{tick=0}");
		assertThat(data(client.next())).isEqualTo("{tick=1}");
		assertThat(this.source.events).hasSize(98);
		client.stream().request(Long.MAX_VALUE);
		client.stream().request(Long.MAX_VALUE);
		for (int i = 2; i < 100; i++) {
			assertThat(data((GraphQlResponse) client.received.take())).isEqualTo("{tick=" + i + "}");
		}
	}

	@Test
	void opensTheSourceForEachWhoSubscribesAndNotBefore() throws Exception {
		Answers.Many answers = (Answers.Many) answers("subscription { tick }", Caller.ANONYMOUS);
		assertThat(this.source.opened).isEmpty();
		Client first = new Client();
		answers.publisher().subscribe(first);
		this.source.tick(1);
		first.next();
		Client second = new Client();
		answers.publisher().subscribe(second);
		this.source.tick(2);
		second.next();
		assertThat(this.source.opened).hasSize(2);
	}

	@Test
	void closesTheSourceAtOnceWhenTheClientIsGone() throws Exception {
		Client client = subscribe("subscription { tick }");
		this.source.tick(1);
		client.next();
		client.stream().request(1);
		client.stream().cancel();
		assertThat(this.source.closed.await(10, TimeUnit.SECONDS)).isTrue();
		this.source.tick(2);
		assertThat(client.received).isEmpty();
	}

	@Test
	void closesTheSourceAlsoWhileAnEventWaitsForItsJoins() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch gaveUp = new CountDownLatch(1);
		this.joins = (call) -> {
			asked.countDown();
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				gaveUp.countDown();
				Thread.currentThread().interrupt();
			}
			throw new SubgraphTransportException(Reason.UNREACHABLE, "interrupted");
		};
		Client client = subscribe("subscription { changed { stock } }");
		client.stream().request(1);
		this.source.send("{\"data\":{\"changed\":{\"id\":\"1\"}}}");
		asked.await();
		client.stream().cancel();
		this.source.closed.await();
		gaveUp.await();
		assertThat(client.received).isEmpty();
	}

	@Test
	void answersAnEventInTimeWhereAJoinIsLate() throws Exception {
		this.joins = (call) -> {
			try {
				Thread.sleep(call.timeLeft());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			throw new SubgraphTransportException(Reason.TIMEOUT, "late");
		};
		Client client = subscribe("subscription { changed { price stock } }");
		this.source.send("{\"data\":{\"changed\":{\"id\":\"1\",\"price\":5}}}");
		GraphQlResponse late = client.next();
		assertThat(data(late)).isEqualTo("{changed={price=5, stock=null}}");
		assertThat(late.errors()).extracting(GraphQlError::code).containsExactly(ErrorCode.TIMEOUT);
		this.joins = (call) -> reply("{\"data\":{\"_entities\":[{\"stock\":8}]}}");
		this.source.send("{\"data\":{\"changed\":{\"id\":\"2\",\"price\":6}}}");
		assertThat(data(client.next())).isEqualTo("{changed={price=6, stock=8}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"data\":{\"changed\":{\"id\":\"1\",\"pri", "<html>", "", "[]",
			"{\"data\":{\"changed\":{\"id\":\"1\",\"price\":\"dear\"}}}",
			"{\"data\":{\"changed\":{\"id\":\"1\",\"price\":null}}}", "{\"data\":{\"changed\":[5]}}",
			"{\"data\":{\"changed\":null},\"errors\":[{\"message\":\"at http://secret:80\",\"path\":[\"changed\"]}]}" })
	void answersABadEventByAnErrorInItAndGoesOn(String bad) throws Exception {
		Client client = subscribe("subscription { changed { price } }");
		this.source.send(bad);
		this.source.send("{\"data\":{\"changed\":{\"price\":6}}}");
		GraphQlResponse answer = client.next();
		assertThat(data(answer)).isEqualTo("{changed=null}");
		assertThat(answer.errors()).singleElement().satisfies((error) -> {
			assertThat(error.path().getFirst()).isEqualTo("changed");
			assertThat(error.details()).containsEntry("correlationId", "c");
			assertThat(error.message()).doesNotContain("secret");
		});
		assertThat(data(client.next())).isEqualTo("{changed={price=6}}");
	}

	@Test
	void spreadsNullUpToTheWholeDataOfAnEvent() throws Exception {
		Client client = subscribe("subscription { tick }");
		this.source.send("{\"data\":{\"tick\":null}}");
		assertThat(data(client.next())).isEqualTo("null");
		this.source.tick(2);
		assertThat(data(client.next())).isEqualTo("{tick=2}");
	}

	@Test
	void endsInErrorWhereTheSourceBreaks() throws Exception {
		Client client = subscribe("subscription { again: tick }");
		this.source.broken = true;
		this.source.tick(1);
		assertThat(client.end()).isInstanceOfSatisfying(SubscriptionFailedException.class,
				(ex) -> assertThat(ex.errors()).singleElement().satisfies((error) -> {
					assertThat(error.code()).isEqualTo(ErrorCode.UNAVAILABLE);
					assertThat(error.path()).containsExactly("again");
					assertThat(error.message()).isEqualTo("The service shop is not available");
					assertThat(error.details()).containsEntry("service", "shop").containsEntry("correlationId", "c");
				}));
		this.source.closed.await();
	}

	@Test
	void endsInTheErrorsThatTheSourceRefusesWith() throws Exception {
		Client client = subscribe("subscription { tick }");
		this.source.events.add(new SourceEvent.Failed(
				"{\"errors\":[{\"message\":\"not you\",\"extensions\":{\"code\":\"FORBIDDEN\"}}]}"
					.getBytes(StandardCharsets.UTF_8)));
		assertThat(client.end()).isInstanceOfSatisfying(SubscriptionFailedException.class, (ex) -> {
			assertThat(ex.errors()).extracting(GraphQlError::message).containsExactly("The service shop failed here");
			assertThat(ex.errors()).extracting(GraphQlError::code).containsExactly(ErrorCode.FORBIDDEN);
		});
	}

	@Test
	void holdsAClientToAskingForSomething() throws Exception {
		Client client = subscribe("subscription { tick }");
		client.stream().request(0);
		assertThat(client.received.take()).isInstanceOf(IllegalArgumentException.class);
		this.source.closed.await();
	}

	@Test
	void givesNoEventToACallerWhoMayNotHaveIt() throws Exception {
		GraphQlResponse refused = refusal("subscription { secret }");
		assertThat(refused.toSpecification()).doesNotContainKey("data");
		assertThat(refused.errors()).extracting(GraphQlError::code).containsExactly(ErrorCode.UNAUTHENTICATED);
		Client client = subscribe("subscription { changed { price hidden } }");
		this.source.send("{\"data\":{\"changed\":{\"price\":5,\"hidden\":3}}}");
		GraphQlResponse answer = client.next();
		assertThat(data(answer)).isEqualTo("{changed={price=5, hidden=null}}");
		assertThat(answer.errors()).extracting(GraphQlError::code).containsExactly(ErrorCode.UNAUTHENTICATED);
		assertThat(answers("subscription { secret }", new Caller(true, Set.of()))).isInstanceOf(Answers.Many.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "subscription { tick other }",
			"subscription { ...F } fragment F on Subscription { tick other }", "subscription { __typename }",
			"subscription { tick @skip(if: false) }",
			"subscription($yes: Boolean!) { ... @include(if: $yes) { tick } }",
			"subscription { ...F } fragment F on Subscription { tick @include(if: true) }",
			"subscription { ...F @include(if: true) } fragment F on Subscription { tick }" })
	void takesExactlyOneRootFieldWithoutConditions(String query) {
		assertThat(refusal(query).errors()).extracting(GraphQlError::code).containsOnly(ErrorCode.BAD_REQUEST);
	}

	@Test
	void takesConditionsBelowTheRoot() {
		assertThat(answers("subscription { ...F } fragment F on Subscription { changed { price @skip(if: true) id } }",
				Caller.ANONYMOUS))
			.isInstanceOf(Answers.Many.class);
	}

	@Test
	void answersQueriesOnceAndSubscriptionsOnlyWhereTheyAreMeant() {
		this.joins = (call) -> reply("{\"data\":{\"item\":{\"price\":5}}}");
		assertThat(answers("{ item { price } }", Caller.ANONYMOUS)).isInstanceOfSatisfying(Answers.One.class,
				(one) -> assertThat(data(one.response())).isEqualTo("{item={price=5}}"));
		GraphQlResponse refused = Engine.builder(SUPERGRAPH)
			.build()
			.execute(new GraphQlRequest("subscription { tick }", null, Map.of(), Map.of(),
					new RequestContext(Map.of(), null, EnumSet.allOf(OperationKind.class), Map.of())));
		assertThat(refused.outcome()).isEqualTo(GraphQlResponse.Outcome.EVENTS_NOT_TAKEN);
	}

}
