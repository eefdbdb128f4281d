package sijill.gateway;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class FailingServiceTests {

	private static final Library library = new Library();

	@SuppressWarnings("NullAway.Init")
	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		gateway = RunningGateway
			.start("sijill.subgraphs=" + library.addresses(), "sijill.deadlines.call=500ms", "sijill.development=true")
			.ready();
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
	void leavesOutWhatAServiceThatIsDownWouldSay() {
		library.reviews.stop();
		HttpResponse<String> response = gateway.ask("{ books { title rated: rating } }");
		assertThat(response.statusCode()).isEqualTo(200);
		JsonNode answer = RunningGateway.json(response);
		assertThat(answer.get("data").toString())
			.isEqualTo("{\"books\":[{\"title\":\"Season of Migration to the North\",\"rated\":null},"
					+ "{\"title\":\"Cities of Salt\",\"rated\":null}]}");
		assertThat(answer.get("errors").findValues("path")).extracting(JsonNode::toString)
			.containsExactlyInAnyOrder("[\"books\",0,\"rated\"]", "[\"books\",1,\"rated\"]");
		assertThat(answer.get("errors").findValuesAsString("code")).containsOnly("UNAVAILABLE");
	}

	@Test
	void waitsForASlowServiceNoLongerThanAllowed() {
		library.reviews.hang();
		JsonNode answer = RunningGateway.json(gateway.ask("{ book(id: 1) { title rating } }"));
		assertThat(answer.at("/data/book/title").stringValue()).startsWith("Season");
		assertThat(answer.at("/data/book/rating").isNull()).isTrue();
		assertThat(answer.at("/errors/0/extensions/code").stringValue()).isEqualTo("TIMEOUT");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					500 | text/html        | <h1>java.lang.NullPointerException at sijill.Secret on host db-7.internal</h1>
					200 | text/html        | <h1>java.lang.NullPointerException at sijill.Secret on host db-7.internal</h1>
					200 | application/json | {"data":{"_entities":[{"rating":java.lang.NullPointerException
					200 | application/json | {"errors":[{"message":"java.lang.NullPointerException at sijill.Secret on db-7.internal"}]}
					""")
	void repeatsNothingOfWhatAFailingServiceSays(int status, String contentType, String body) {
		library.reviews.lieWith(status, contentType, body);
		HttpResponse<String> response = gateway.ask("{ book(id: 1) { title rating } }");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("Season of Migration")
			.contains("\"errors\"")
			.doesNotContain("java.")
			.doesNotContain("Secret")
			.doesNotContain("internal")
			.doesNotContain("localhost")
			.doesNotContain("_entities");
	}

	@Test
	void isTheSameAgainOnceTheServiceIsBack() {
		library.reviews.stop();
		assertThat(gateway.ask("{ book(id: 1) { rating } }").body()).contains("UNAVAILABLE");
		library.reviews.start();
		assertThat(gateway.ask("{ book(id: 1) { rating } }").body())
			.isEqualTo("{\"data\":{\"book\":{\"rating\":4.5}}}");
	}

}
