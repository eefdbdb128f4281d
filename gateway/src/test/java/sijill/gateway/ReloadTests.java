package sijill.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sijill.federation.Composition;
import sijill.federation.CompositionResult;
import sijill.federation.Subgraph;

import static org.assertj.core.api.Assertions.assertThat;

class ReloadTests {

	private static final String BOOKS = """
			extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
			type Query { book(id: ID!): Book }
			type Book @key(fields: "id") { id: ID! title: String! }
			""";

	private final Library library = new Library();

	private String books = "";

	private String all = "";

	@BeforeEach
	void compose() {
		this.books = supergraph(BOOKS);
		this.all = supergraph(BOOKS.replace("title: String!", "title: String! number: ID")
			.replace("type Book", "type Book @shareable"));
	}

	@AfterEach
	void stop() {
		this.library.close();
	}

	@Test
	void takesANewFileOverWithoutDroppingARequest(@TempDir Path folder) throws Exception {
		Path file = folder.resolve("supergraph.graphql");
		replace(file, this.books);
		try (RunningGateway gateway = RunningGateway.start("sijill.supergraph=" + file, "sijill.reload=50ms").ready()) {
			AtomicBoolean stop = new AtomicBoolean();
			ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
			Thread client = Thread.ofVirtual().start(() -> {
				while (!stop.get()) {
					HttpResponse<String> response = gateway.ask("{ book(id: 1) { title } }");
					if (!response.body()
						.equals("{\"data\":{\"book\":{\"title\":\"Season of Migration to the North\"}}}")) {
						wrong.add(response.body());
					}
				}
			});
			assertThat(gateway.ask("{ book(id: 1) { number } }").statusCode()).isEqualTo(400);
			for (int i = 0; i < 5; i++) {
				replace(file, this.all);
				Awaitility.await().until(() -> gateway.ask("{ book(id: 1) { number } }").statusCode() == 200);
				replace(file, this.books);
				Awaitility.await().until(() -> gateway.ask("{ book(id: 1) { number } }").statusCode() == 400);
			}
			stop.set(true);
			client.join();
			assertThat(wrong).isEmpty();
		}
	}

	@Test
	void keepsTheLastGoodOneWhereTheNewOneIsWrong(@TempDir Path folder) throws Exception {
		Path file = folder.resolve("supergraph.graphql");
		replace(file, this.books);
		try (RunningGateway gateway = RunningGateway.start("sijill.supergraph=" + file, "sijill.reload=50ms").ready()) {
			for (String wrong : List.of("", "type Query {", "type Query { a: Int }")) {
				double before = failures(gateway);
				replace(file, wrong);
				Awaitility.await().until(() -> failures(gateway) > before);
				assertThat(gateway.readiness().statusCode()).isEqualTo(200);
				assertThat(gateway.ask("{ book(id: 1) { title } }").body()).contains("Season");
			}
			replace(file, this.all);
			Awaitility.await().until(() -> gateway.ask("{ book(id: 1) { number } }").statusCode() == 200);
		}
	}

	@Test
	void readsTheGraphFromAnAddressAgainAndAgain() throws IOException {
		AtomicReference<String> sdl = new AtomicReference<>(this.books);
		HttpServer files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		files.createContext("/supergraph", (exchange) -> {
			byte[] body = sdl.get().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		files.start();
		String url = "http://127.0.0.1:" + files.getAddress().getPort() + "/supergraph";
		try (RunningGateway gateway = RunningGateway.start("sijill.supergraph=" + url, "sijill.reload=50ms").ready()) {
			assertThat(gateway.ask("{ book(id: 1) { title } }").body()).contains("Season");
			sdl.set(this.all);
			Awaitility.await().until(() -> gateway.ask("{ book(id: 1) { number } }").statusCode() == 200);
			files.stop(0);
			double before = failures(gateway);
			Awaitility.await().until(() -> failures(gateway) > before);
			assertThat(gateway.ask("{ book(id: 1) { title } }").body()).contains("Season");
		}
	}

	@Test
	void servesOnWhileAServiceCannotTellItsSchema() {
		try (RunningGateway gateway = RunningGateway
			.start("sijill.subgraphs=" + this.library.addresses(), "sijill.reload=50ms")
			.ready()) {
			this.library.reviews.stop();
			double before = failures(gateway);
			Awaitility.await().until(() -> failures(gateway) > before);
			assertThat(gateway.ask("{ book(id: 1) { title } }").body()).contains("Season");
			assertThat(gateway.readiness().statusCode()).isEqualTo(200);
		}
	}

	private static double failures(RunningGateway gateway) {
		return gateway.management("/actuator/prometheus")
			.body()
			.lines()
			.filter((line) -> line.startsWith("sijill_graph_loads_total{outcome=\"failed\"}"))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	private String supergraph(String books) {
		CompositionResult result = Composition.compose(List.of(new Subgraph("books", this.library.books.url(), books)));
		return ((CompositionResult.Composed) result).supergraphSdl();
	}

	private static void replace(Path file, String content) throws IOException {
		Path next = Files.writeString(file.resolveSibling("next"), content);
		Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

}
