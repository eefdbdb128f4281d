package sijill.platform.graphql;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import sijill.web.Headers;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class HttpTests {

	private Shelf shelf;

	@BeforeAll
	void start() {
		this.shelf = Shelf.start(Map.of());
	}

	@AfterAll
	void stop() {
		this.shelf.close();
	}

	@ParameterizedTest
	@CsvSource({ "GET,/nowhere,404,NOT_FOUND", "GET,/rest/refuses,400,BAD_REQUEST", "GET,/rest/breaks,500,INTERNAL",
			"DELETE,/rest/refuses,405,BAD_REQUEST", "POST,/rest/read,415,BAD_REQUEST",
			"GET,/breaks-in-filter,500,INTERNAL", "GET,/error,404,NOT_FOUND" })
	void answersAProblemWithTheCodesOfTheGraph(String method, String path, int status, String code) {
		HttpResponse<String> response = this.shelf.send(this.shelf.port(), path,
				(request) -> request.method(method, BodyPublishers.ofString("x"))
					.header("Content-Type", "text/plain")
					.header(Headers.CORRELATION_ID, "rest-12345"));
		JsonNode problem = Shelf.json(response.body());
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(problem.get("status").asInt()).isEqualTo(status);
		assertThat(problem.get("code").asString()).isEqualTo(code);
		assertThat(problem.get("correlationId").asString()).isEqualTo("rest-12345");
		assertThat(response.headers().firstValue(Headers.CORRELATION_ID)).hasValue("rest-12345");
		assertSilent(response);
	}

	@Test
	void namesWhatOfARestRequestIsWrong() {
		assertThat(this.shelf.get(this.shelf.port(), "/rest/refuses").body())
			.contains("\"detail\":\"'point' lies outside of the world\"", "\"argument\":\"point\"");
	}

	@Test
	void saysWhichMethodsAreAllowed() {
		HttpResponse<String> response = this.shelf.send(this.shelf.port(), "/rest/refuses",
				(request) -> request.DELETE());
		assertThat(response.headers().firstValue("Allow")).hasValue("GET");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "{}", "\"x\"", "" })
	void refusesWhatIsNoRequestOfGraphQl(String body) {
		HttpResponse<String> response = this.shelf.post(body);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Shelf.json(response.body()).at("/errors/0/extensions/code").asString()).isEqualTo("BAD_REQUEST");
		assertSilent(response);
	}

	@ParameterizedTest
	@CsvSource({ "GET,405", "POST,415" })
	void takesOnlyJsonByPost(String method, int status) {
		HttpResponse<String> response = this.shelf.send(this.shelf.port(), "/graphql",
				(request) -> request.method(method, BodyPublishers.ofString("{ __typename }"))
					.header("Content-Type", "text/plain"));
		assertThat(response.statusCode()).isEqualTo(status);
		assertSilent(response);
	}

	@Test
	void takesABodyUpToItsCap() {
		String query = "{ __typename }";
		int padding = 256 * 1024 - Shelf.body(query, Map.of()).length();
		assertThat(this.shelf.post(Shelf.body(query + " ".repeat(padding), Map.of())).statusCode()).isEqualTo(200);
		assertTooLarge(this.shelf.post(Shelf.body(query + " ".repeat(padding + 1), Map.of())));
	}

	@Test
	void takesABodyUpToItsCapThatDoesNotSayHowLongItIs() {
		byte[] body = " ".repeat(300 * 1024).getBytes(StandardCharsets.UTF_8);
		assertTooLarge(this.shelf.send(this.shelf.port(), "/graphql",
				(request) -> request.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "short", "with space 12", "line-break\u2028x", "<script>alert(1)</script>",
			"a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a" })
	void givesARequestAnIdOfItsOwnInsteadOfAStrangeOne(String given) {
		HttpResponse<String> response = this.shelf.post(Shelf.body("{ correlationId }", Map.of()),
				Headers.CORRELATION_ID, given.replace('\u2028', '_'));
		assertThat(response.headers().firstValue(Headers.CORRELATION_ID).orElseThrow())
			.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
	}

	@Test
	void refusesWhatIsNoHttpWithoutAWordOfTheInside() throws IOException {
		try (Socket socket = new Socket("localhost", this.shelf.port())) {
			socket.getOutputStream()
				.write("GET /%%% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Tomcat", "Exception", "org.");
		}
	}

	@Test
	void logsAnUnexpectedFailureOnceWithItsCorrelationId(CapturedOutput output) {
		this.shelf.send(this.shelf.port(), "/rest/breaks",
				(request) -> request.header(Headers.CORRELATION_ID, "logged-once"));
		assertThat(output.getOut().lines().filter((line) -> line.contains("IllegalStateException: "))).hasSize(1);
		assertThat(output.getOut()).contains("[logged-once] sijill.platform.web.ProblemResolver");
	}

	@Test
	void showsHealthAndMetricsOnlyOnTheManagementPort() {
		int management = this.shelf.managementPort();
		assertThat(management).isNotEqualTo(this.shelf.port());
		assertThat(this.shelf.get(this.shelf.port(), "/actuator/health").statusCode()).isEqualTo(404);
		assertThat(this.shelf.get(management, "/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
		assertThat(this.shelf.get(management, "/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
		this.shelf.ask("{ counted }");
		assertThat(this.shelf.get(management, "/actuator/prometheus").body()).contains(
				"mongodb_driver_commands_seconds_count{", "collection=\"books\"", "graphql_request_seconds_count{",
				"http_server_requests_seconds_count{");
		assertThat(this.shelf.get(management, "/actuator/env").statusCode()).isEqualTo(404);
	}

	@Test
	void isAliveButNotReadyWhileMongoDbIsAway() {
		try (Shelf lonely = Shelf.start(Map.of("sijill.mongo.deadline", "200ms"))) {
			lonely.stopMongo();
			int management = lonely.managementPort();
			assertThat(lonely.get(management, "/actuator/health/readiness").statusCode()).isEqualTo(503);
			assertThat(lonely.get(management, "/actuator/health/liveness").statusCode()).isEqualTo(200);
			JsonNode answer = lonely.ask("{ counted __typename }");
			assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("UNAVAILABLE");
			assertThat(answer.at("/data/__typename").asString()).isEqualTo("Query");
		}
	}

	private static void assertTooLarge(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(413);
		JsonNode error = Shelf.json(response.body()).at("/errors/0");
		assertThat(error.get("message").asString()).isEqualTo("The body of a request may have at most 256 KB");
		assertThat(error.at("/extensions/code").asString()).isEqualTo("TOO_LARGE");
	}

	private static void assertSilent(HttpResponse<String> response) {
		assertThat(response.body()).doesNotContain("s3cret", "Exception", "java", "org.", "Tomcat", "localhost",
				"trace");
	}

}
