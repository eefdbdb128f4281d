package sijill.quickstart;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import sijill.federation.GraphQlRequest;
import sijill.federation.Supergraph;
import sijill.platform.test.MongoServer;

/**
 * What the gateway adds to the flagship query: the request through it, against the calls
 * on its critical path made directly, one after the other, with the same client, in
 * rounds that take turns request by request.
 */
public final class GatewayBench {

	private static final int ROUNDS = 5;

	private static final int REQUESTS = 300;

	private static final int WARM_UP = 3_000;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private GatewayBench() {
	}

	/**
	 * Runs all rounds.
	 * @param args options for the gateway's JVM, such as a recording
	 */
	public static void main(String[] args) throws Exception {
		new GatewayBench().run(List.of(args));
		System.exit(0);
	}

	private void run(List<String> options) throws Exception {
		MongoServer mongo = MongoServer.shared();
		System.out.println("MongoDB: " + mongo);
		Map<Service, String> databases = new HashMap<>();
		for (Service service : Service.values()) {
			databases.put(service, mongo.newDatabase(GatewayBench.class));
		}
		Path file = Files.createTempFile("supergraph", ".graphql");
		try (Platform platform = Platform.start(new Platform.Settings(mongo.uri(),
				(service) -> Objects.requireNonNull(databases.get(service)), 0, Map.of(), Map.of()))) {
			for (Service service : Service.values()) {
				platform.imports(service,
						new ClassPathResource("sample-data/" + service.id() + ".ndjson").getInputStream());
			}
			Attack.ask(platform.graph(), Attack.DOUMA);
			String sdl = ask(HttpRequest.newBuilder(platform.gateway("/supergraph.graphql")).build());
			Files.writeString(file, sdl);
			Road road = Road.of(Supergraph.parse(sdl), new GraphQlRequest(query(), Map.of("id", Attack.DOUMA)));
			try (GatewayProcess gateway = GatewayProcess.start(file, options)) {
				measure(gateway, road);
			}
		}
		finally {
			Files.delete(file);
		}
	}

	private void measure(GatewayProcess gateway, Road road) throws Exception {
		HttpRequest flagship = post(gateway.graph(), JsonMapper.shared()
			.writeValueAsBytes(Map.of("query", query(), "variables", Map.of("id", Attack.DOUMA))));
		System.out.println("The answer has " + answerWhenReady(flagship).length() + " characters");
		Map<Road.Stop, HttpRequest> direct = new HashMap<>();
		road.stops().forEach((stop) -> direct.put(stop, post(URI.create(stop.call().url()), stop.call().body())));
		for (int i = 0; i < WARM_UP; i++) {
			ask(flagship);
			for (HttpRequest request : direct.values()) {
				ask(request);
			}
		}
		List<Double> ratios = new ArrayList<>();
		for (int round = 1; round <= ROUNDS; round++) {
			ratios.add(round(round, gateway, flagship, road, direct));
		}
		ratios.sort(null);
		System.out.printf(Locale.ROOT, "median of the rounds' ratios: %.2f (at most 1.50)%n", ratios.get(ROUNDS / 2));
	}

	private double round(int number, GatewayProcess gateway, HttpRequest flagship, Road road,
			Map<Road.Stop, HttpRequest> direct) throws Exception {
		double[] through = new double[REQUESTS];
		Map<Road.Stop, double[]> each = new HashMap<>();
		road.stops().forEach((stop) -> each.put(stop, new double[REQUESTS]));
		Duration before = gateway.processorTime();
		for (int i = 0; i < REQUESTS; i++) {
			through[i] = millis(flagship);
			for (Road.Stop stop : road.stops()) {
				Objects.requireNonNull(each.get(stop))[i] = millis(Objects.requireNonNull(direct.get(stop)));
			}
		}
		Duration processor = gateway.processorTime().minus(before);
		Map<Road.Stop, Double> medians = new HashMap<>();
		each.forEach((stop, times) -> medians.put(stop, median(times)));
		List<Road.Stop> path = road.criticalPath(medians::get);
		double sum = Road.sum(path, medians::get);
		double ratio = median(through) / sum;
		System.out.printf(Locale.ROOT,
				"round %d: through the gateway %.2f ms, directly %.2f ms %s, ratio %.2f, "
						+ "gateway's processor time %.2f ms a request%n",
				number, median(through), sum,
				path.stream()
					.map((stop) -> String.format(Locale.ROOT, "%s %.2f", stop.call().subgraph(), medians.get(stop)))
					.toList(),
				ratio, processor.toNanos() / 1e6 / REQUESTS);
		return ratio;
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private double millis(HttpRequest request) throws IOException, InterruptedException {
		long start = System.nanoTime();
		ask(request);
		return (System.nanoTime() - start) / 1e6;
	}

	private String ask(HttpRequest request) throws IOException, InterruptedException {
		HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() != 200 || response.body().contains("\"errors\"")) {
			throw new IOException(response.statusCode() + " " + response.body());
		}
		return response.body();
	}

	private String answerWhenReady(HttpRequest request) throws IOException, InterruptedException {
		for (int tries = 0; tries < 600; tries++) {
			try {
				if (this.client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 503) {
					return ask(request);
				}
			}
			catch (ConnectException ex) {
				// Its process is still starting.
			}
			Thread.sleep(100);
		}
		throw new IllegalStateException("the gateway does not become ready");
	}

	private static HttpRequest post(URI uri, byte[] body) {
		return HttpRequest.newBuilder(uri)
			.header("Content-Type", "application/json")
			.header("Accept", "application/graphql-response+json, application/json;q=0.9")
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build();
	}

	private static String query() throws IOException {
		return new ClassPathResource(Attack.QUERY).getContentAsString(StandardCharsets.UTF_8);
	}

}
