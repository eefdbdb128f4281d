package sijill.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GraphQlOverHttpTests {

	private static final String GRAPHQL_RESPONSE = "application/graphql-response+json";

	private static final String TITLES = "{\"data\":{\"books\":[{\"title\":\"Season of Migration to the North\"},"
			+ "{\"title\":\"Cities of Salt\"}]}}";

	private static final Library library = new Library();

	@SuppressWarnings("NullAway.Init")
	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		gateway = RunningGateway.start("sijill.subgraphs=" + library.addresses()).ready();
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
	void answersAQueryThatIsPosted() {
		HttpResponse<String> response = gateway.ask("{ books { title } }");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(TITLES);
	}

	@Test
	void answersAQueryInTheAddress() {
		HttpResponse<String> response = gateway.get("/graphql?query=" + encoded("{ books { title } }"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(TITLES);
	}

	@Test
	void takesAQueryWhoseBracesNobodyEncoded() throws IOException {
		try (Socket socket = new Socket(gateway.graph().getHost(), gateway.graph().getPort())) {
			socket.getOutputStream()
				.write("GET /graphql?query={book(id:[1|2]){id}} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.contains("The query is not GraphQL");
		}
	}

	@Test
	void takesVariablesAndTheNameOfAnOperationFromTheAddress() {
		String query = encoded("query A($id: ID!) { book(id: $id) { id } } query B { books { id } }");
		HttpResponse<String> response = gateway
			.get("/graphql?query=" + query + "&operationName=A&variables=" + encoded("{\"id\":\"2\"}"));
		assertThat(response.body()).isEqualTo("{\"data\":{\"book\":{\"id\":\"2\"}}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/graphql-response+json", "text/event-stream",
			"text/event-stream, application/json;q=0.5" })
	void neverChangesAnythingByGet(String accept) {
		HttpResponse<String> response = gateway.get("/graphql?query=" + encoded("mutation { lend(id: 1) { id } }"),
				"Accept", accept);
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).hasValue("POST");
		assertThat(library.books.received()).isEmpty();
		assertThat(gateway.ask("mutation { lend(id: 1) { id } }").body())
			.isEqualTo("{\"data\":{\"lend\":{\"id\":\"1\"}}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "DELETE", "PATCH" })
	void namesTheMethodsThatItTakes(String method) {
		HttpResponse<String> response = gateway
			.send(gateway.request("/graphql").method(method, HttpRequest.BodyPublishers.noBody()));
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).hasValue("GET, POST");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			application/json                                                | application/json
			application/graphql-response+json                               | application/graphql-response+json
			application/graphql-response+json, application/json;q=0.9       | application/graphql-response+json
			application/graphql-response+json, application/json             | application/graphql-response+json
			application/graphql-response+json;q=0.5, application/json;q=0.9 | application/json
			*/*                                                             | application/json
			application/*                                                   | application/json
			""")
	void answersInTheMediaTypeThatIsLikedBest(String accept, String expected) {
		HttpResponse<String> response = gateway.post(gateway.request("/graphql").header("Accept", accept),
				"{\"query\":\"{ __typename }\"}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue(expected + ";charset=UTF-8");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					application/json, text/event-stream                                       | application/json;charset=UTF-8
					text/event-stream;q=0.5, application/json;q=0.9                           | application/json;charset=UTF-8
					application/graphql-response+json, application/json, text/event-stream    | application/graphql-response+json;charset=UTF-8
					application/json;q=0.5, text/event-stream                                 | text/event-stream
					text/event-stream, */*                                                    | text/event-stream
					""")
	void answersByEventsOnlyWhereTheyAreLikedBetter(String accept, String expected) {
		HttpResponse<String> response = gateway.post(gateway.request("/graphql").header("Accept", accept),
				"{\"query\":\"{ __typename }\"}");
		assertThat(response.headers().firstValue("Content-Type")).hasValue(expected);
		assertThat(response.body()).contains("{\"data\":{\"__typename\":\"Query\"}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "query=%ff%fe", "query=%7B__typename%7D&=", "query=%7B__typename%7D&variables=%ff" })
	void refusesAnAddressThatSaysNothing(String parameters) {
		for (String accept : new String[] { GRAPHQL_RESPONSE, "application/json", "text/event-stream" }) {
			HttpResponse<String> response = gateway.get("/graphql?" + parameters, "Accept", accept);
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(response.body()).contains("BAD_REQUEST");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/json;q=0", "nonsense" })
	void refusesToAnswerInOtherMediaTypes(String accept) {
		HttpResponse<String> response = gateway.post(gateway.request("/graphql").header("Accept", accept),
				"{\"query\":\"{ __typename }\"}");
		assertThat(response.statusCode()).isEqualTo(406);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16" })
	void refusesBodiesOfOtherMediaTypes(String contentType) {
		HttpResponse<String> response = gateway.send(gateway.request("/graphql")
			.header("Content-Type", contentType)
			.POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ __typename }\"}")));
		assertThat(response.statusCode()).isEqualTo(415);
	}

	@Test
	void refusesBodiesThatAreCompressed() {
		HttpResponse<String> response = gateway.post(gateway.request("/graphql").header("Content-Encoding", "gzip"),
				"{\"query\":\"{ __typename }\"}");
		assertThat(response.statusCode()).isEqualTo(415);
		assertThat(response.body()).contains("Send the body without a content encoding");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "\"{ __typename }\"", "{}", "{\"query\":null}", "{\"query\":7}",
			"{\"query\":{}}", "{\"query\":\"{ __typename }\",\"variables\":[]}",
			"{\"query\":\"{ __typename }\",\"variables\":\"{}\"}", "{\"query\":\"{ __typename }\",\"operationName\":7}",
			"{\"query\":\"{ __typename }\",\"extensions\":1}", "{\"query\":\"{ __typename }\"} {}",
			"{\"query\":\"{ __typename }\",\"query\":\"{ books { id } }\"}" })
	void saysWhatIsWrongWithABody(String body) {
		for (String accept : new String[] { GRAPHQL_RESPONSE, "application/json" }) {
			HttpResponse<String> response = gateway.post(gateway.request("/graphql").header("Accept", accept), body);
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(RunningGateway.json(response).at("/errors/0/extensions/code").stringValue())
				.isEqualTo("BAD_REQUEST");
			assertThat(RunningGateway.json(response).has("data")).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ books { title }", "{ novels }", "query A { books { id } } query B { books { id } }",
			"query ($id: ID!) { book(id: $id) { id } }" })
	void tellsByTheStatusThatNothingWasExecuted(String query) {
		HttpResponse<String> response = gateway.ask(query);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(RunningGateway.json(response).has("data")).isFalse();
		assertThat(RunningGateway.json(response).at("/errors/0/extensions/code").stringValue())
			.isEqualTo("BAD_REQUEST");
	}

	@Test
	void keepsTheOldStatusForOldClients() {
		HttpResponse<String> response = gateway.post(gateway.request("/graphql").header("Accept", "application/json"),
				"{\"query\":\"{ novels }\"}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(RunningGateway.json(response).has("errors")).isTrue();
	}

	@Test
	void proposesNoNamesToStrangers() {
		assertThat(gateway.ask("{ bookss { id } }").body()).doesNotContain("Did you mean").doesNotContain("\"books\"");
	}

	@Test
	void takesNoBodyBeyond256Kilobytes() {
		String padding = " ".repeat(256 * 1024);
		HttpResponse<String> response = gateway.ask("{ __typename }" + padding);
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(response.body()).contains("TOO_LARGE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%67raphql", "/graphql;a=b" })
	void takesNoMoreWhereItsAddressIsWrittenOtherwise(String path) {
		HttpResponse<String> response = gateway.post(gateway.request(path),
				"{\"query\":\"{ __typename }\"}" + " ".repeat(256 * 1024));
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(response.body()).contains("TOO_LARGE");
	}

	@Test
	void takesNoEndlessBodyOfUnknownLength() {
		byte[] chunk = " ".repeat(1024).getBytes(StandardCharsets.UTF_8);
		HttpResponse<String> response = gateway.send(gateway.request("/graphql")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofByteArrays(java.util.Collections.nCopies(400, chunk))));
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(response.body()).contains("TOO_LARGE");
	}

	@Test
	void namesTheLimitThatAQueryGoesBeyond() {
		StringBuilder query = new StringBuilder("{ __typename }");
		for (int i = 0; i < 40; i++) {
			query.insert(0, "{ latest { book ").append(" } }");
		}
		HttpResponse<String> response = gateway.ask(query.toString());
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("depth");
		assertThat(library.reviews.received()).isEmpty();
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
