package sijill.gateway;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ObservedTests {

	private static final Library library = new Library();

	@SuppressWarnings("NullAway.Init")
	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		gateway = RunningGateway.start("sijill.subgraphs=" + library.addresses(), "sijill.development=true").ready();
	}

	@AfterAll
	static void stop() {
		gateway.close();
		library.close();
	}

	@BeforeEach
	void behave() {
		library.behave();
	}

	@Test
	void tellsDevelopersHowManyCallsAnAnswerTook() {
		HttpResponse<String> response = gateway.ask("{ books { title rating } }");
		assertThat(response.headers().firstValue("Sijill-Subgraph-Calls")).hasValue("2");
		assertThat(library.books.received()).hasSize(1);
		assertThat(library.reviews.received()).hasSize(1);
	}

	@Test
	void countsOperationsAndCalls() {
		gateway.ask("{ books { rating } }");
		gateway.ask("{ nothing }");
		library.reviews.stop();
		gateway.ask("{ books { rating } }");
		String metrics = gateway.management("/actuator/prometheus").body();
		assertThat(metrics).containsPattern("sijill_operations_seconds_count\\{.*outcome=\"answered\"")
			.containsPattern("sijill_operations_seconds_count\\{.*outcome=\"answered_with_errors\"")
			.containsPattern("sijill_operations_seconds_count\\{.*outcome=\"refused\"")
			.containsPattern("sijill_subgraph_calls_seconds_count\\{.*outcome=\"answered\",.*subgraph=\"reviews\"")
			.containsPattern("sijill_subgraph_calls_seconds_count\\{.*outcome=\"unavailable\",.*subgraph=\"reviews\"")
			.contains("sijill_operation_subgraph_calls_bucket")
			.doesNotContain("{ books");
	}

	@Test
	void tracesAnOperationAndEachOfItsCalls() {
		List<Observation.Context> ended = ended();
		gateway.ask("{ books { title rating } }");
		assertThat(ended).extracting(Observation.Context::getName)
			.containsExactly("sijill.subgraph.call", "sijill.subgraph.call", "sijill.operation");
		assertThat(ended.subList(0, 2)).allSatisfy((call) -> assertThat(call.getParentObservation()).isNotNull()
			.extracting((parent) -> parent.getContextView().getName())
			.isEqualTo("sijill.operation"));
		assertThat(ended.get(2).getParentObservation()).isNotNull()
			.extracting((parent) -> parent.getContextView().getName())
			.isEqualTo("http.server.requests");
		assertThat(library.reviews.received().getFirst().getFirst("traceparent")).isEqualTo("a-trace");
		assertThat(gateway.management("/actuator/prometheus").body()).doesNotContain("sijill_operation_seconds")
			.doesNotContain("sijill_subgraph_call_seconds");
	}

	@Test
	void tracesAnOperationOfAClientThatAlsoTakesEvents() {
		List<Observation.Context> ended = ended();
		gateway.ask("{ books { title } }", "Accept", "application/json, text/event-stream");
		assertThat(ended).extracting(Observation.Context::getName)
			.containsExactly("sijill.subgraph.call", "sijill.operation");
	}

	private static List<Observation.Context> ended() {
		List<Observation.Context> ended = new CopyOnWriteArrayList<>();
		gateway.bean(ObservationRegistry.class)
			.observationConfig()
			.observationHandler(new ObservationHandler<Observation.Context>() {
				@Override
				public void onStart(Observation.Context context) {
					if (context instanceof SenderContext<?> call) {
						inject(call);
					}
				}

				@Override
				public void onStop(Observation.Context context) {
					ended.add(context);
				}

				@Override
				public boolean supportsContext(Observation.Context context) {
					return String.valueOf(context.getName()).startsWith("sijill.");
				}
			});
		return ended;
	}

	private static <C> void inject(SenderContext<C> call) {
		call.getSetter().set(call.getCarrier(), "traceparent", "a-trace");
	}

	@Test
	void givesServicesTheCorrelationIdOfTheRequest() {
		HttpResponse<String> response = gateway.ask("{ books { title rating } }", "Sijill-Correlation-Id",
				"a-name-of-mine");
		assertThat(response.headers().firstValue("Sijill-Correlation-Id")).hasValue("a-name-of-mine");
		assertThat(library.books.received().getFirst().getFirst("Sijill-Time-Left")).matches("[1-3]?\\d{1,3}|4000");
		assertThat(library.books.received().getFirst().getFirst("Sijill-Correlation-Id")).isEqualTo("a-name-of-mine");
		assertThat(library.reviews.received().getFirst().getFirst("Sijill-Correlation-Id")).isEqualTo("a-name-of-mine");
	}

	@Test
	void namesTheRequestInEveryError() {
		library.reviews.stop();
		for (String query : new String[] { "{ books { rating } }", "{ nothing }", "{" }) {
			HttpResponse<String> response = gateway.ask(query);
			String id = response.headers().firstValue("Sijill-Correlation-Id").orElseThrow();
			assertThat(RunningGateway.json(response).get("errors"))
				.allSatisfy((error) -> assertThat(error.at("/extensions/correlationId").stringValue()).isEqualTo(id));
		}
	}

}
