package sijill.platform.imports;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import sijill.platform.notes.NotesApplication;
import sijill.platform.projection.Projector;
import sijill.platform.test.RealMongo;
import sijill.platform.test.ReplicaSet;

import static org.assertj.core.api.Assertions.assertThat;

@RealMongo
class OutageTests {

	private static final int ROWS = 6_000;

	@Test
	void anImportThatLosesMongoDbSaysSoAndLosesNothingWhenItIsSentAgain() throws Exception {
		try (ReplicaSet set = ReplicaSet.start(1);
				ConfigurableApplicationContext notes = new SpringApplication(NotesApplication.class).run(
						"--server.port=0", "--management.server.port=0", "--spring.application.name=notes",
						"--spring.mongodb.uri=" + set.uri(), "--sijill.mongo.database=outage")) {
			URI imports = URI
				.create("http://127.0.0.1:" + notes.getEnvironment().getProperty("local.server.port") + "/imports");
			Projector projector = notes.getBean(Projector.class);
			String node = set.primary();
			String cutOff = send(imports, BodyPublishers.concat(lines(0, ROWS / 2), BodyPublishers.ofInputStream(() -> {
				awaitSomethingRecorded(projector);
				set.killPrimary();
				return text(ROWS / 2, ROWS);
			})));
			assertThat(cutOff.lines().toList()).singleElement()
				.asString()
				.contains("\"code\":\"UNAVAILABLE\"")
				.contains("send the whole file again");

			set.restart(node);
			String again = send(imports, lines(0, ROWS));
			assertThat(again.lines().toList()).singleElement().asString().contains("\"rejected\":0");
			assertThat(again).containsPattern("\"unchanged\":[1-9]").containsPattern("\"recorded\":[1-9]");
			assertThat(projector.position()).isEqualTo(ROWS);
		}
	}

	private static void awaitSomethingRecorded(Projector projector) {
		try {
			assertThat(projector.await(1, Duration.ofSeconds(30))).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static BodyPublisher lines(int from, int to) {
		return BodyPublishers.ofInputStream(() -> text(from, to));
	}

	private static InputStream text(int from, int to) {
		return new ByteArrayInputStream(IntStream.range(from, to)
			.mapToObj("{\"kind\":\"note\",\"id\":\"n%1$d\",\"fields\":{\"title\":\"Note %1$d\"}}\n"::formatted)
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.UTF_8));
	}

	private static String send(URI imports, BodyPublisher body) throws Exception {
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			return client
				.send(HttpRequest.newBuilder(imports).header("Content-Type", "application/x-ndjson").POST(body).build(),
						HttpResponse.BodyHandlers.ofString())
				.body();
		}
	}

}
