package sijill.quickstart;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.ClassPathResource;

import sijill.platform.test.MongoServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our services behind other people's gateways, and one of theirs on our supergraph: the
 * flagship query has the same answer everywhere, so nobody is bound to our gateway.
 */
class SwapTests {

	@SuppressWarnings("NullAway.Init")
	private static Platform platform;

	@SuppressWarnings("NullAway.Init")
	private static Attack ours;

	@BeforeAll
	static void start() throws IOException, InterruptedException {
		MongoServer mongo = MongoServer.shared();
		Map<Service, String> databases = Stream.of(Service.values())
			.collect(Collectors.toMap((service) -> service, (service) -> mongo.newDatabase(SwapTests.class)));
		platform = Platform.start(new Platform.Settings(mongo.uri(),
				(service) -> Objects.requireNonNull(databases.get(service)), 0, Map.of(), Map.of()));
		for (Service service : Service.values()) {
			platform.imports(service,
					new ClassPathResource("sample-data/" + service.id() + ".ndjson").getInputStream());
		}
		ours = Attack.ask(platform.graph(), Attack.DOUMA);
		assertThat(ours.isComplete()).isTrue();
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	@Test
	void apolloGatewayAnswersTheSameOverOurServices() throws InterruptedException {
		try (PeerGateway apollo = PeerGateway.start("apollo", subgraphs())) {
			assertThat(Attack.ask(apollo.graph(), Attack.DOUMA).answer()).isEqualTo(ours.answer());
		}
	}

	@Test
	void hiveGatewayAnswersTheSameOverOurServices() throws InterruptedException {
		try (PeerGateway hive = PeerGateway.start("hive", subgraphs())) {
			assertThat(Attack.ask(hive.graph(), Attack.DOUMA).answer()).isEqualTo(ours.answer());
		}
	}

	@Test
	void apolloGatewayAnswersTheSameOnOurSupergraph(@TempDir Path folder) throws Exception {
		Path supergraph = folder.resolve("supergraph.graphql");
		try (HttpClient client = HttpClient.newHttpClient()) {
			client.send(HttpRequest.newBuilder(platform.gateway("/supergraph.graphql")).build(),
					HttpResponse.BodyHandlers.ofFile(supergraph));
		}
		try (PeerGateway apollo = PeerGateway.start("apollo", List.of("supergraph", supergraph.toString()))) {
			assertThat(Attack.ask(apollo.graph(), Attack.DOUMA).answer()).isEqualTo(ours.answer());
		}
	}

	private static List<String> subgraphs() {
		List<String> arguments = new ArrayList<>(List.of("subgraphs"));
		for (Service service : Service.values()) {
			arguments.add(service.id() + "=" + platform.service(service, "/graphql"));
		}
		return arguments;
	}

}
