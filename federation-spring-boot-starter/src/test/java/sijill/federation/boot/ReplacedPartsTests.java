package sijill.federation.boot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import sijill.federation.Caller;
import sijill.federation.Composition;
import sijill.federation.CompositionResult;
import sijill.federation.Engine;
import sijill.federation.OverrideLabels;
import sijill.federation.RequestContext;
import sijill.federation.Subgraph;
import sijill.federation.boot.caller.CallerResolver;
import sijill.federation.boot.graph.EngineFactory;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that brings a transport, callers or engines of its own.
 */
class ReplacedPartsTests {

	private static final byte[] REPLY = "{\"data\":{\"open\":1,\"closed\":2}}".getBytes(StandardCharsets.UTF_8);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Test
	void takesTransportAndCallersOfTheApplication() throws Exception {
		try (ConfigurableApplicationContext application = start(OwnCallers.class)) {
			assertThat(ask(application, "nothing")).contains("\"open\":1,\"closed\":null").contains("FORBIDDEN");
			assertThat(ask(application, "closed")).isEqualTo("{\"data\":{\"open\":1,\"closed\":2}}");
		}
	}

	@Test
	void takesEnginesOfTheApplication() throws Exception {
		try (ConfigurableApplicationContext application = start(OwnEngines.class)) {
			assertThat(ask(application, "")).contains("\"queryPlan\":\"");
		}
	}

	@Test
	void takesLabelsFromTheApplicationOrItsProperties() throws Exception {
		try (ConfigurableApplicationContext application = start(OwnCallers.class, "--sijill.override-labels=beta")) {
			OverrideLabels labels = application.getBean(OverrideLabels.class);
			assertThat(labels.isGiven("beta", RequestContext.none())).isTrue();
			assertThat(labels.isGiven("gamma", RequestContext.none())).isFalse();
		}
		try (ConfigurableApplicationContext application = start(OwnLabels.class)) {
			assertThat(ask(application, "")).contains("\"open\":1");
			assertThat(application.getBean(OwnLabels.class).asked).containsExactly("beta");
		}
	}

	private ConfigurableApplicationContext start(Class<?> application, String... settings) throws IOException {
		CompositionResult result = Composition.compose(List.of(new Subgraph("memory", "memory:/", """
				extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@requiresScopes"])
				type Query { open: Int closed: Int @requiresScopes(scopes: [["closed"]]) }
				"""), new Subgraph("next", "memory:/", """
				extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@override"])
				type Query { open: Int @override(from: "memory", label: "beta") }
				""")));
		Path file = Files.writeString(this.folder.resolve("supergraph.graphql"),
				((CompositionResult.Composed) result).supergraphSdl());
		return SpringApplication.run(application,
				Stream.concat(Stream.of("--server.port=0", "--sijill.supergraph=" + file), Stream.of(settings))
					.toArray(String[]::new));
	}

	private static String ask(ConfigurableApplicationContext application, String scope) throws Exception {
		URI graph = URI
			.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + "/graphql");
		HttpRequest request = HttpRequest.newBuilder(graph)
			.header("Content-Type", "application/json")
			.header("Scope", scope)
			.POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ open closed }\"}"))
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			return Awaitility.await()
				.until(() -> client.send(request, HttpResponse.BodyHandlers.ofString()),
						(response) -> response.statusCode() == 200)
				.body();
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OwnCallers {

		@Bean
		SubgraphTransport memory() {
			return (call) -> new SubgraphReply(200, "application/json", REPLY);
		}

		@Bean
		CallerResolver header() {
			return (request) -> new Caller(true, Set.of(request.getHeader("Scope")));
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OwnEngines {

		@Bean
		EngineFactory engines() {
			return (supergraph) -> Engine.builder(supergraph)
				.transport((call) -> new SubgraphReply(200, "application/json", REPLY))
				.queryPlans(true)
				.build();
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class OwnLabels {

		private final Set<String> asked = ConcurrentHashMap.newKeySet();

		@Bean
		SubgraphTransport memory() {
			return (call) -> new SubgraphReply(200, "application/json", REPLY);
		}

		@Bean
		OverrideLabels labels() {
			return (label, context) -> this.asked.add(label);
		}

	}

}
