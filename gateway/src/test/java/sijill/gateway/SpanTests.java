package sijill.gateway;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

class SpanTests {

	private static final String SAMPLED = "management.tracing.sampling.probability=1";

	private static final String EXPORTED = "management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:1/v1/traces";

	private static final String IN_TIME = "management.opentelemetry.tracing.export.otlp.timeout=100ms";

	@Test
	void makesASpanForTheOperationAndOneForEachCall() {
		try (Library library = new Library();
				RunningGateway gateway = RunningGateway
					.start(Spans.class, "sijill.subgraphs=" + library.addresses(), SAMPLED, EXPORTED, IN_TIME)
					.ready()) {
			gateway.ask("query Titles { books { title rating } }");
			List<SpanData> spans = gateway.bean(Spans.class).seen;
			Awaitility.await()
				.until(() -> spans.stream().anyMatch((span) -> span.getName().equals("graphql operation")));
			SpanData operation = spans.stream()
				.filter((span) -> span.getName().equals("graphql operation"))
				.findFirst()
				.orElseThrow();
			assertThat(spans).filteredOn((span) -> span.getName().startsWith("call "))
				.extracting(SpanData::getName, SpanData::getParentSpanId, SpanData::getTraceId)
				.containsExactlyInAnyOrder(
						org.assertj.core.groups.Tuple.tuple("call books", operation.getSpanId(),
								operation.getTraceId()),
						org.assertj.core.groups.Tuple.tuple("call reviews", operation.getSpanId(),
								operation.getTraceId()));
			assertThat(library.books.received().getFirst().getFirst("traceparent")).contains(operation.getTraceId());
		}
	}

	@Test
	void makesASpanForTheOpeningOfASubscription(@TempDir Path folder) throws Exception {
		try (LiveService service = new LiveService();
				RunningGateway gateway = RunningGateway
					.start(Spans.class, "sijill.supergraph=" + service.supergraph(folder), SAMPLED, EXPORTED, IN_TIME)
					.ready();
				EventClient client = new EventClient(gateway, "subscription { ticked { n } }")) {
			assertThat(client.response().statusCode()).isEqualTo(200);
			Awaitility.await().until(() -> service.listeners().size() == 1);
			List<SpanData> spans = gateway.bean(Spans.class).seen;
			Awaitility.await()
				.until(() -> spans.stream().anyMatch((span) -> span.getName().startsWith("subscribe at ")));
			SpanData opening = spans.stream()
				.filter((span) -> span.getName().startsWith("subscribe at "))
				.findFirst()
				.orElseThrow();
			assertThat(service.listeners().getFirst().headers().getOrDefault("Traceparent", List.of()).toString())
				.contains(opening.getTraceId());
		}
	}

	static class Spans {

		private final List<SpanData> seen = new CopyOnWriteArrayList<>();

		@Bean
		SpanExporter memory() {
			return new SpanExporter() {
				@Override
				public CompletableResultCode export(Collection<SpanData> spans) {
					Spans.this.seen.addAll(spans);
					return CompletableResultCode.ofSuccess();
				}

				@Override
				public CompletableResultCode flush() {
					return CompletableResultCode.ofSuccess();
				}

				@Override
				public CompletableResultCode shutdown() {
					return CompletableResultCode.ofSuccess();
				}
			};
		}

	}

}
