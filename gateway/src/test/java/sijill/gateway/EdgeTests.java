package sijill.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sijill.federation.Composition;
import sijill.federation.CompositionResult;
import sijill.federation.Subgraph;

import static org.assertj.core.api.Assertions.assertThat;

class EdgeTests {

	@Test
	void turnsRequestsAwayThatWouldBeTooMany() throws Exception {
		try (Library library = new Library();
				RunningGateway gateway = RunningGateway
					.start("sijill.subgraphs=" + library.addresses(), "sijill.shedding.operations=2")
					.ready()) {
			library.books.hang();
			List<CompletableFuture<HttpResponse<String>>> slow = List.of(later(gateway), later(gateway));
			Awaitility.await().until(() -> library.books.received().size() == 2);
			HttpResponse<String> shed = gateway.ask("{ __typename }");
			assertThat(shed.statusCode()).isEqualTo(503);
			assertThat(shed.headers().firstValue("Retry-After")).hasValue("1");
			assertThat(RunningGateway.json(shed).at("/errors/0/extensions/code").stringValue())
				.isEqualTo("UNAVAILABLE");
			assertThat(gateway.readiness().statusCode()).isEqualTo(200);
			library.books.behave();
			for (CompletableFuture<HttpResponse<String>> each : slow) {
				assertThat(each.get(10, TimeUnit.SECONDS).body()).contains("Season");
			}
			assertThat(gateway.ask("{ __typename }").statusCode()).isEqualTo(200);
			assertThat(gateway.management("/actuator/prometheus").body())
				.contains("sijill_operations_shed_total{reason=\"operations\"} 1.0");
		}
	}

	@Test
	void waitsNoLongerForABodyThanForItsAnswer() throws Exception {
		try (Library library = new Library();
				RunningGateway gateway = RunningGateway
					.start("sijill.subgraphs=" + library.addresses(), "sijill.deadlines.operation=1s")
					.ready();
				Socket client = client(gateway)) {
			client.getOutputStream()
				.write("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999\r\n\r\n"
					.getBytes(StandardCharsets.US_ASCII));
			BufferedReader answer = new BufferedReader(
					new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
			while (client.getInputStream().available() == 0) {
				client.getOutputStream().write(' ');
				Thread.sleep(20);
			}
			assertThat(answer.readLine()).startsWith("HTTP/1.1 408");
			assertThat(answer.lines().toList()).anySatisfy((line) -> assertThat(line).contains("TIMEOUT"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /graphql?variables=<> HTTP/1.1\r\nHost: a\r\n\r\n",
			"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
			"POST /graphql HTTP/1.1\r\nHost: a\r\nExpect: nothing\r\n\r\n", "\u0000 garbage\r\n\r\n" })
	void showsNoPageOfItsContainer(String request) throws Exception {
		try (Library library = new Library();
				RunningGateway gateway = RunningGateway.start("sijill.subgraphs=" + library.addresses());
				Socket client = client(gateway)) {
			client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			client.shutdownOutput();
			assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 4")
				.contains("application/problem+json", "BAD_REQUEST")
				.doesNotContain("<html");
		}
	}

	@Test
	void stopsWorkingForAClientThatHungUp(@TempDir Path folder) throws Exception {
		try (ServerSocket service = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
				RunningGateway gateway = RunningGateway
					.start("sijill.supergraph=" + supergraph(folder, service.getLocalPort()),
							"sijill.deadlines.operation=60s", "sijill.deadlines.call=60s")
					.ready()) {
			Socket client = client(gateway);
			post(client, "{ late }");
			try (Socket call = service.accept()) {
				call.setSoTimeout(20_000);
				readRequest(call);
				client.close();
				assertThat(call.getInputStream().read()).isEqualTo(-1);
			}
			assertThat(gateway.ask("{ __typename }").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void keepsWorkingForAClientThatAsksAheadOfTheAnswer(@TempDir Path folder) throws Exception {
		try (ServerSocket service = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
				RunningGateway gateway = RunningGateway
					.start("sijill.supergraph=" + supergraph(folder, service.getLocalPort()),
							"sijill.deadlines.operation=60s", "sijill.deadlines.call=60s")
					.ready();
				Socket client = client(gateway)) {
			post(client, "{ late }");
			try (Socket call = service.accept()) {
				readRequest(call);
				post(client, "{ second: __typename }");
				call.setSoTimeout(1_000);
				org.assertj.core.api.Assertions.assertThatExceptionOfType(java.net.SocketTimeoutException.class)
					.isThrownBy(() -> call.getInputStream().read());
				byte[] answer = "{\"data\":{\"late\":\"here\"}}".getBytes(StandardCharsets.UTF_8);
				call.getOutputStream()
					.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + answer.length
							+ "\r\n\r\n")
						.getBytes(StandardCharsets.US_ASCII));
				call.getOutputStream().write(answer);
				call.getOutputStream().flush();
				client.setSoTimeout(20_000);
				BufferedReader answers = new BufferedReader(
						new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
				StringBuilder read = new StringBuilder();
				while (read.indexOf("\"second\":\"Query\"}}") < 0) {
					read.append((char) answers.read());
				}
				assertThat(read).contains("\"late\":\"here\"");
			}
		}
	}

	private static CompletableFuture<HttpResponse<String>> later(RunningGateway gateway) {
		return CompletableFuture.supplyAsync(() -> gateway.ask("{ books { title } }"),
				(task) -> Thread.ofVirtual().start(task));
	}

	private static Path supergraph(Path folder, int port) throws IOException {
		CompositionResult result = Composition
			.compose(List.of(new Subgraph("late", "http://127.0.0.1:" + port + "/", "type Query { late: String }")));
		return Files.writeString(folder.resolve("supergraph.graphql"),
				((CompositionResult.Composed) result).supergraphSdl());
	}

	private static Socket client(RunningGateway gateway) throws IOException {
		URI graph = gateway.graph();
		return new Socket(graph.getHost(), graph.getPort());
	}

	private static void post(Socket client, String query) throws IOException {
		String body = "{\"query\":\"" + query + "\"}";
		client.getOutputStream()
			.write(("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
					+ body.length() + "\r\n\r\n" + body)
				.getBytes(StandardCharsets.US_ASCII));
		client.getOutputStream().flush();
	}

	private static void readRequest(Socket call) throws IOException {
		StringBuilder read = new StringBuilder();
		while (read.indexOf("}\"}") < 0 && read.indexOf("}\",") < 0) {
			read.append((char) call.getInputStream().read());
		}
	}

}
