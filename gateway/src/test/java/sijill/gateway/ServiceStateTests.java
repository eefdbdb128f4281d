package sijill.gateway;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceStateTests {

	@Test
	void tellsOperatorsOfABreakerThatOpensAndClosesAgain() {
		try (Library library = new Library();
				RunningGateway gateway = RunningGateway
					.start("sijill.subgraphs=" + library.addresses(), "sijill.resilience.breaker.calls=4",
							"sijill.resilience.breaker.pause=100ms", "sijill.resilience.retries.most=0")
					.ready()) {
			assertThat(health(gateway)).contains("\"books\":{\"breaker\":\"CLOSED\",\"calls\":0}")
				.contains("\"reviews\":{\"breaker\":\"CLOSED\"");
			library.reviews.lieWith(500, "text/plain", "broken");
			Awaitility.await().until(() -> {
				gateway.ask("{ book(id: 1) { rating } }");
				return health(gateway).contains("\"reviews\":{\"breaker\":\"OPEN\"");
			});
			assertThat(gateway.readiness().statusCode()).isEqualTo(200);
			assertThat(gateway.management("/actuator/prometheus").body())
				.containsPattern("sijill_subgraph_breaker\\{subgraph=\"reviews\"\\} (1.0|0.5)")
				.contains("sijill_subgraph_breaker{subgraph=\"books\"} 0.0");
			library.reviews.behave();
			Awaitility.await()
				.until(() -> gateway.ask("{ book(id: 1) { rating } }").body(),
						"{\"data\":{\"book\":{\"rating\":4.5}}}"::equals);
			assertThat(health(gateway)).contains("\"reviews\":{\"breaker\":\"CLOSED\"");
			library.books.hang();
			Thread.ofVirtual().start(() -> gateway.ask("{ books { id } }"));
			Awaitility.await()
				.until(() -> gateway.management("/actuator/prometheus")
					.body()
					.contains("sijill_subgraph_calls_running{subgraph=\"books\"} 1.0"));
		}
	}

	private static String health(RunningGateway gateway) {
		return gateway.management("/actuator/health").body();
	}

}
