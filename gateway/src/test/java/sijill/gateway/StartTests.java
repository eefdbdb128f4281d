package sijill.gateway;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StartTests {

	private final Library library = new Library();

	@AfterEach
	void stop() {
		this.library.close();
	}

	@Test
	void isNotReadyBeforeTheLastServiceIsThere() {
		this.library.reviews.stop();
		try (RunningGateway gateway = RunningGateway.start("sijill.subgraphs=" + this.library.addresses(),
				"sijill.introspection=true")) {
			assertThat(gateway.readiness().statusCode()).isEqualTo(503);
			assertThat(gateway.readiness().body()).contains("OUT_OF_SERVICE");
			assertThat(gateway.management("/actuator/health/liveness").statusCode()).isEqualTo(200);
			HttpResponse<String> early = gateway.ask("{ __typename }");
			assertThat(early.statusCode()).isEqualTo(503);
			assertThat(early.headers().firstValue("Retry-After")).isPresent();
			assertThat(RunningGateway.json(early).at("/errors/0/extensions/code").stringValue())
				.isEqualTo("UNAVAILABLE");
			for (String accepted : List.of("text/event-stream", "application/json, text/event-stream")) {
				HttpResponse<String> stream = gateway.post(gateway.request("/graphql").header("Accept", accepted),
						"{\"query\":\"{ __typename }\"}");
				assertThat(stream.statusCode()).isEqualTo(503);
				assertThat(stream.headers().firstValue("Retry-After")).isPresent();
			}
			assertThat(gateway.get("/supergraph.graphql").statusCode()).isEqualTo(503);

			this.library.reviews.start();
			gateway.ready();
			assertThat(gateway.ask("{ __typename }").body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
		}
	}

	@ParameterizedTest
	@CsvSource({ "--help, 0, Usage: java -jar gateway.jar", "supergraph.graphql, 2, Not a setting: supergraph.graphql",
			"compose --help, 0, Usage: compose" })
	void explainsHowItIsCalled(String arguments, int code, String words, @TempDir Path folder)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), GatewayApplication.class.getName()));
		command.addAll(List.of(arguments.split(" ")));
		Path said = folder.resolve("said");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
		assertThat(process.waitFor()).isEqualTo(code);
		assertThat(Files.readString(said)).startsWith(words);
	}

	@Test
	void staysDownWhereTheServicesDoNotCompose() {
		try (StubService other = Library.contradicting();
				RunningGateway gateway = RunningGateway
					.start("sijill.subgraphs=" + this.library.addresses() + "," + other.address())) {
			org.awaitility.Awaitility.await().until(() -> gateway.readiness().body().contains("FIELD_TYPE_MISMATCH"));
			assertThat(gateway.readiness().statusCode()).isEqualTo(503);
			assertThat(gateway.ask("{ __typename }").statusCode()).isEqualTo(503);
		}
	}

	@Test
	void servesASupergraphFromAFile(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("supergraph.graphql");
		try (RunningGateway composing = RunningGateway
			.start("sijill.subgraphs=" + this.library.addresses(), "sijill.development=true")
			.ready()) {
			Files.writeString(file, composing.get("/supergraph.graphql").body());
		}
		try (RunningGateway gateway = RunningGateway.start("sijill.supergraph=" + file, "sijill.introspection=true")
			.ready()) {
			assertThat(gateway.ask("{ book(id: 2) { title rating } }").body())
				.isEqualTo("{\"data\":{\"book\":{\"title\":\"Cities of Salt\",\"rating\":4.5}}}");
			assertThat(gateway.get("/schema.graphql").body()).contains("type Book").doesNotContain("join__");
		}
	}

	@Test
	void tellsTheServicesAddressesOnlyInDevelopment() {
		try (RunningGateway gateway = RunningGateway
			.start("sijill.subgraphs=" + this.library.addresses(), "sijill.introspection=true")
			.ready()) {
			assertThat(gateway.get("/supergraph.graphql").body()).contains("join__graph")
				.contains("name: \"books\"")
				.doesNotContain("localhost");
		}
	}

}
