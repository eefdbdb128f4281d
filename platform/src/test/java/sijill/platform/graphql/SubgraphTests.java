package sijill.platform.graphql;

import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import sijill.web.Headers;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class SubgraphTests {

	private static final String ENTITIES = "query($r: [_Any!]!) { _entities(representations: $r) { ... on Book { id title } } }";

	private Shelf shelf;

	@BeforeAll
	void start() {
		this.shelf = Shelf.start(Map.of());
	}

	@AfterAll
	void stop() {
		this.shelf.close();
	}

	@Test
	void servesItsSchemaWithWhatTheGraphSharesByValue() {
		String sdl = this.shelf.ask("{ _service { sdl } }").at("/data/_service/sdl").asString();
		assertThat(sdl).contains("type Book @key(fields : \"id\"", "type PageInfo @shareable",
				"type FuzzyDate @shareable", "scalar Date", "https://specs.apollo.dev/federation/v2.5");
	}

	@Test
	void writesDatesAsDaysAndInstantsInUtc() {
		JsonNode book = this.shelf
			.ask("{ book(id: \"book-1\") { published { edtf earliest precision approximate } recorded } }")
			.at("/data/book");
		assertThat(book).hasToString("{\"published\":{\"edtf\":\"2018-04-07~\",\"earliest\":\"2018-04-07\","
				+ "\"precision\":\"DAY\",\"approximate\":true},\"recorded\":\"2026-01-31T10:00:00Z\"}");
	}

	@Test
	void answersOneEntityForEachReferenceInOrderAndCountsThoseThatAreMissing() {
		double before = missing();
		JsonNode answer = this.shelf.ask(ENTITIES, Map.of("r",
				List.of(book("book-2"), book("gone"), book("book-1"), book("book-2"), Map.of("__typename", "Book"))));
		assertThat(answer.get("errors")).isNull();
		assertThat(answer.at("/data/_entities/0/id").asString()).isEqualTo("book-2");
		assertThat(answer.at("/data/_entities/1").isNull()).isTrue();
		assertThat(answer.at("/data/_entities/2/id").asString()).isEqualTo("book-1");
		assertThat(answer.at("/data/_entities/3/id").asString()).isEqualTo("book-2");
		assertThat(missing() - before).isEqualTo(2);
	}

	@Test
	void answersNullForAnUnknownIdWithoutAnError() {
		assertThat(this.shelf.ask("{ book(id: \"gone\") { title } }")).hasToString("{\"data\":{\"book\":null}}");
	}

	@Test
	void carriesTheCorrelationIdToEveryLoaderAndLogLine(CapturedOutput output) {
		var response = this.shelf.post(Shelf.body("{ correlationId books { shelfmark next { shelfmark } } }", Map.of()),
				Headers.CORRELATION_ID, "from-the-edge-1");
		JsonNode data = Shelf.json(response.body()).get("data");
		assertThat(response.headers().firstValue(Headers.CORRELATION_ID)).hasValue("from-the-edge-1");
		assertThat(data.get("correlationId").asString()).isEqualTo("from-the-edge-1");
		assertThat(data.at("/books/0/shelfmark").asString()).isEqualTo("from-the-edge-1");
		assertThat(data.at("/books/2/next/shelfmark").asString()).isEqualTo("from-the-edge-1");
		assertThat(output.getOut().lines().filter((line) -> line.endsWith("asked for the correlation id"))).hasSize(1)
			.allMatch((line) -> line.contains("[from-the-edge-1]"));
	}

	@Test
	void costsCommandsByTheQueryAndNotByTheRows() {
		assertThat(commands("{ books { shelfmark } }")).isEqualTo("1");
		assertThat(commands("{ counted books { shelfmark next { shelfmark } } }")).isEqualTo("2");
		assertThat(commands("{ __typename }")).isEqualTo("0");
	}

	private String commands(String query) {
		return this.shelf.post(Shelf.body(query, Map.of()))
			.headers()
			.firstValue(CostHeaders.MONGO_COMMANDS)
			.orElseThrow();
	}

	private double missing() {
		return this.shelf.bean(MeterRegistry.class).counter(References.MISSING, "type", "Book").count();
	}

	private static Map<String, Object> book(String id) {
		return Map.of("__typename", "Book", "id", id);
	}

}
