package sijill.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import org.springframework.core.io.ClassPathResource;

import sijill.federation.Composition;
import sijill.federation.CompositionResult;
import sijill.federation.Engine;
import sijill.federation.GraphQlRequest;
import sijill.federation.GraphQlResponse;
import sijill.federation.Subgraph;
import sijill.federation.Supergraph;
import sijill.federation.transport.HttpSubgraphTransport;
import sijill.federation.transport.SubgraphReply;
import sijill.platform.test.MongoServer;

/**
 * What the engine itself costs, without a network: answering the flagship query with the
 * services' real replies in memory, planning, and composing.
 */
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineBench {

	/**
	 * Runs all benchmarks, or those that the first argument names.
	 */
	public static void main(String[] args) throws RunnerException {
		new Runner(
				new OptionsBuilder().include(EngineBench.class.getSimpleName() + "." + String.join("", args)).build())
			.run();
	}

	/**
	 * The flagship query on replies that were recorded from the real services.
	 */
	@State(Scope.Benchmark)
	public static class Flagship {

		private final Map<ByteBuffer, SubgraphReply> replies = new ConcurrentHashMap<>();

		private String query = "";

		@SuppressWarnings("NullAway.Init")
		private Engine engine;

		private int asked;

		/**
		 * Runs the platform once and keeps what its services say.
		 */
		@Setup
		public void record() throws IOException, InterruptedException {
			MongoServer mongo = MongoServer.shared();
			Map<Service, String> databases = new HashMap<>();
			for (Service service : Service.values()) {
				databases.put(service, mongo.newDatabase(EngineBench.class));
			}
			this.query = new ClassPathResource(Attack.QUERY).getContentAsString(StandardCharsets.UTF_8);
			try (Platform platform = Platform.start(new Platform.Settings(mongo.uri(),
					(service) -> Objects.requireNonNull(databases.get(service)), 0, Map.of(), Map.of()));
					HttpSubgraphTransport http = new HttpSubgraphTransport()) {
				Attack.ask(platform.graph(), Attack.DOUMA);
				for (Service service : Service.values()) {
					platform.imports(service,
							new ClassPathResource("sample-data/" + service.id() + ".ndjson").getInputStream());
				}
				Supergraph supergraph = Supergraph.parse(text(platform.gateway("/supergraph.graphql")));
				Engine recording = Engine.builder(supergraph).transport((call) -> {
					SubgraphReply reply = http.send(call);
					this.replies.put(ByteBuffer.wrap(call.body()), reply);
					return reply;
				}).build();
				System.out.printf("# The answer has %d bytes%n", ask(recording).bytes().length);
				this.engine = Engine.builder(supergraph)
					.transport((call) -> Objects.requireNonNull(this.replies.get(ByteBuffer.wrap(call.body()))))
					.build();
			}
		}

		private GraphQlResponse ask(Engine asking) {
			GraphQlResponse response = asking.execute(new GraphQlRequest(this.query, Map.of("id", Attack.DOUMA)));
			if (!response.errors().isEmpty()) {
				throw new IllegalStateException("not answered: " + response.errors());
			}
			return response;
		}

		private static String text(URI address) throws IOException {
			try (InputStream in = address.toURL().openStream()) {
				return new String(in.readAllBytes(), StandardCharsets.UTF_8);
			}
		}

	}

	/**
	 * Fifty services, and an operation of 200 fields over twenty of them.
	 */
	@State(Scope.Benchmark)
	public static class Many {

		private final List<Subgraph> fifty = services(50);

		private final Engine twenty = Engine.builder(supergraph(services(20))).build();

		private final String fields = IntStream.range(0, 20)
			.mapToObj((service) -> IntStream.range(0, 10)
				.mapToObj((field) -> "f%d_%d".formatted(service, field))
				.collect(Collectors.joining(" ")))
			.collect(Collectors.joining(" ", "{ things { ", " } }"));

		private int asked;

		private static List<Subgraph> services(int count) {
			return IntStream.range(0, count)
				.mapToObj((service) -> new Subgraph("s" + service, "http://localhost/" + service,
						"""
								extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])
								type Query { %s }
								type Thing @key(fields: "id") { id: ID! %s next%d: Other%d }
								type Other%d @key(fields: "id") { id: ID! name: String shared: Value }
								type Value @shareable { a: Int b: String }
								"""
							.formatted((service == 0) ? "things: [Thing!]!" : "thing%d: Thing".formatted(service),
									IntStream.range(0, 10)
										.mapToObj((field) -> "f%d_%d: String".formatted(service, field))
										.collect(Collectors.joining(" ")),
									service, service, service)))
				.toList();
		}

	}

	@Benchmark
	public GraphQlResponse answerFlagship(Flagship flagship) {
		return flagship.ask(flagship.engine);
	}

	@Benchmark
	public String planFlagshipCold(Flagship flagship) {
		return flagship.engine.explain(new GraphQlRequest(flagship.query + "# " + flagship.asked++, Map.of("id", "x")));
	}

	@Benchmark
	public String planTwoHundredFieldsCold(Many many) {
		return many.twenty.explain(new GraphQlRequest(many.fields + "# " + many.asked++, Map.of()));
	}

	@Benchmark
	@OutputTimeUnit(TimeUnit.MILLISECONDS)
	public Supergraph composeFiftyServices(Many many) {
		return supergraph(many.fifty);
	}

	private static Supergraph supergraph(List<Subgraph> subgraphs) {
		return switch (Composition.compose(subgraphs)) {
			case CompositionResult.Composed composed -> Supergraph.parse(composed.supergraphSdl());
			case CompositionResult.Failed failed -> throw new IllegalStateException(failed.errors().toString());
		};
	}

}
