package sijill.platform.imports;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import sijill.platform.notes.Author;
import sijill.platform.notes.Note;
import sijill.platform.notes.NotesApplication;
import sijill.platform.test.BothMongos;
import sijill.platform.test.MongoServer;
import sijill.platform.view.Page;
import sijill.platform.view.PageRequest;
import sijill.platform.view.Views;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@BothMongos
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final MongoServer server = MongoServer.shared();

	@SuppressWarnings("NullAway.Init")
	private ConfigurableApplicationContext application;

	@SuppressWarnings("NullAway.Init")
	private URI imports;

	@BeforeAll
	void start() {
		this.application = new SpringApplication(NotesApplication.class).run("--server.port=0",
				"--management.server.port=0", "--spring.application.name=notes",
				"--spring.mongodb.uri=" + this.server.uri(),
				"--sijill.mongo.database=" + this.server.newDatabase(getClass()));
		String port = this.application.getEnvironment().getRequiredProperty("local.server.port");
		this.imports = URI.create("http://127.0.0.1:%s/imports".formatted(port));
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void recordsRowsAndCountsThem() throws Exception {
		Answer answer = send(author("r1", "Ann"), note("r1", "One", "\"author\":\"r1\",\"tags\":[\"x\"]"), "",
				note("r2", "Two", "\"begun\":\"2018-04~\",\"mood\":\"GLAD\",\"stars\":3"));
		assertThat(answer.rejections()).isEmpty();
		assertThat(answer.totals()).containsEntry("lines", 3).containsEntry("recorded", 3).containsEntry("rejected", 0);
		assertThat(read("r1").author()).isEqualTo("r1");
		assertThat(views().byIds(Author.ALL, List.of("r1")).values()).extracting(Author::tags)
			.containsExactly(List.of("x"));
	}

	@Test
	void makesNoRevisionOfTheSameFileAgain() throws Exception {
		String[] file = { note("s1", "One", ""), note("s2", "Two", "\"follows\":\"s1\"") };
		send(file);
		Answer again = send(file);
		assertThat(again.totals()).containsEntry("recorded", 0).containsEntry("unchanged", 2);
		assertThat(read("s1").record().version()).isEqualTo(1);
		send(note("s1", "Another", ""));
		assertThat(read("s1").record().version()).isEqualTo(2);
	}

	@Test
	void takesLinesInAnyOrder() throws Exception {
		Answer answer = send(note("o1", "One", "\"follows\":\"o2\",\"author\":\"o9\""),
				note("o2", "Two", "\"follows\":\"o1\""), note("o3", "Three", "\"follows\":\"o3\""),
				author("o9", "Ann"));
		assertThat(answer.rejections()).isEmpty();
		assertThat(answer.totals()).containsEntry("recorded", 4);
		assertThat(read("o1").follows()).isEqualTo("o2");
	}

	@Test
	void takesAChainOfThousandsInReverseOrder() throws Exception {
		List<String> chain = new ArrayList<>(IntStream.range(0, 3_000)
			.mapToObj((i) -> note("c" + i, "Link", (i > 0) ? "\"follows\":\"c%d\"".formatted(i - 1) : ""))
			.toList());
		Collections.reverse(chain);
		Answer answer = send(chain.toArray(String[]::new));
		assertThat(answer.rejections()).isEmpty();
		assertThat(answer.totals()).containsEntry("recorded", 3_000);
	}

	@Test
	void rejectsWhatMissesAnEntryAndWhatMissesThatInTurn() throws Exception {
		Answer answer = send(note("m1", "Needs m2", "\"follows\":\"m2\""), note("m2", "Needs m3", "\"follows\":\"m3\""),
				note("m3", "Needs nobody's", "\"author\":\"nobody\""), note("m4", "Fine", ""),
				note("m5", "Needs m4", "\"follows\":\"m4\""));
		assertThat(answer.totals()).containsEntry("recorded", 2).containsEntry("rejected", 3);
		assertThat(answer.rejections()).extracting((line) -> line.get("line").asInt())
			.containsExactlyInAnyOrder(1, 2, 3);
		assertThat(answer.rejection(3)).containsEntry("field", "author")
			.containsEntry("kind", "note")
			.containsEntry("id", "m3")
			.containsEntry("code", "BAD_REQUEST")
			.containsEntry("message", "refers to the author 'nobody', which does not exist");
		assertThat(answer.rejection(1)).containsEntry("field", "follows");
		assertThat(views().byIds(Note.ALL, List.of("m1", "m2", "m3"))).isEmpty();
	}

	@Test
	void rejectsALongChainThatLeadsNowhere() throws Exception {
		int length = 500;
		String[] chain = IntStream.range(0, length)
			.mapToObj((i) -> note("l" + i, "Link", "\"follows\":\"l%d\"".formatted(i + 1)))
			.toArray(String[]::new);
		assertThat(send(chain).totals()).containsEntry("recorded", 0).containsEntry("rejected", length);
		assertThat(this.application.getBean(MongoDatabase.class).listCollectionNames())
			.noneMatch((name) -> name.startsWith("import."));
	}

	@Test
	void takesTheLastOfTwoLinesOfOneEntry() throws Exception {
		Answer answer = send(note("d1", "First", ""), note("d1", "Second", ""));
		assertThat(answer.totals()).containsEntry("recorded", 2);
		assertThat(read("d1").title()).isEqualTo("Second");
		// The first line has to wait for the third; the second must not pass it.
		send(note("d2", "First", "\"follows\":\"d3\""), note("d2", "Second", ""), note("d3", "Third", ""));
		assertThat(read("d2").title()).isEqualTo("Second");
		assertThat(read("d2").record().version()).isEqualTo(2);
	}

	@Test
	void withdrawsAndBringsBack() throws Exception {
		String line = note("w1", "One", "\"tags\":[\"w\"]");
		send(line);
		String withdrawal = "{\"kind\":\"note\",\"id\":\"w1\",\"withdrawn\":{\"reason\":\"wrong\"}}";
		assertThat(send(withdrawal).totals()).containsEntry("recorded", 1);
		assertThat(read("w1").record().withdrawn()).isNotNull();
		assertThat(listed("w")).isEmpty();
		assertThat(send(withdrawal).totals()).containsEntry("unchanged", 1);
		assertThat(send(line).totals()).containsEntry("recorded", 1);
		assertThat(read("w1").record().withdrawn()).isNull();
		assertThat(listed("w")).containsExactly("w1");
		Answer nothing = send("{\"kind\":\"note\",\"id\":\"w9\",\"withdrawn\":{\"reason\":\"wrong\"}}");
		assertThat(nothing.totals()).containsEntry("rejected", 1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					nonsense                                                     |               | is not JSON
					[1]                                                          |               | is not a JSON object
					{"kind":"note","fields":{"title":"x"}}                       | id            | must be 1 to 128
					{"kind":"note","id":"A","fields":{"title":"x"}}              | id            | must be 1 to 128
					{"kind":"memo","id":"b1","fields":{"title":"x"}}             | kind          | must be one of
					{"kind":"note","id":"b2","field":{}}                         | field         | is not known
					{"kind":"note","id":"b3"}                                    | fields        | must be there
					{"kind":"note","id":"b3","fields":"x"}                       | fields        | must be an object
					{"kind":"note","id":"b4","fields":{"title":"x","what":1}}    | what          | is not a field
					{"kind":"note","id":"b5","fields":{"title":7}}               | title         | must be a text
					{"kind":"note","id":"b6","fields":{"title":" "}}             | title         | must not be blank
					{"kind":"note","id":"b7","fields":{"title":"x","mood":"BAD"}} | mood         | must be one of GLAD, SAD
					{"kind":"note","id":"b7","fields":{"title":"x","mood":0}}    | mood          | must be
					{"kind":"note","id":"b8","fields":{"title":"x","stars":"3"}} | stars         | must be a whole number
					{"kind":"note","id":"b8","fields":{"title":"x","stars":3.5}} | stars         | must be a whole number
					{"kind":"note","id":"b8","fields":{"title":"x","stars":99999999999}} | stars | must be a whole number
					{"kind":"note","id":"b9","fields":{"title":"x","tags":"y"}}  | tags          | must be a list
					{"kind":"note","id":"ba","fields":{"title":"x","begun":"2018-02-30"}} | begun | 2018-02-30
					{"kind":"note","id":"bb","fields":{"title":"x","begun":"2019","ended":"2018"}} | ended | must not be before
					{"kind":"note","id":"bc","fields":{"title":"x","remarks":[{"text":"y","line":1},{"line":2}]}} | remarks[1].text | must not be blank
					{"kind":"note","id":"bd","fields":{"title":"x","remarks":[{"text":"y","line":"a"}]}} | remarks[0].line | must be a whole number
					{"kind":"note","id":"be","fields":{"title":"x","title":"y"}} |               | names a field twice
					{"kind":"note","id":"bf","fields":{"title":"x"}} {}          |               | is not JSON
					{"kind":"note","id":"bg","withdrawn":{}}                     | withdrawn.reason | must be a text
					{"kind":"note","id":"bh","withdrawn":7}                      | withdrawn.reason | must be a text
					""")
	void rejectsABadRowWithItsFieldAndRecordsTheRest(String line, String field, String message) throws Exception {
		Answer answer = send(note("fine", "Fine", ""), line.strip(), note("fine2", "Fine", ""));
		assertThat(answer.rejections()).hasSize(1);
		Map<String, Object> rejection = answer.rejection(2);
		assertThat(rejection.get("message")).asString().contains(message);
		assertThat(rejection.get("field")).isEqualTo(field);
		assertThat(rejection.toString()).doesNotContainIgnoringCase("sijill").doesNotContain("java", "jackson");
	}

	@Test
	void rejectsWhatIsTooLongOrTooDeep() throws Exception {
		String tooLong = note("t1", "x".repeat(1_100_000), "");
		String tooDeep = "{\"kind\":\"note\",\"id\":\"t2\",\"fields\":" + "[".repeat(100_000) + "]".repeat(100_000)
				+ "}";
		Answer answer = send(tooLong, tooDeep, note("t3", "Fine", ""));
		assertThat(answer.rejection(1).get("message")).asString().contains("longer than a line may be");
		assertThat(answer.rejection(2).get("message")).asString().contains("nested too deeply");
		assertThat(answer.totals()).containsEntry("recorded", 1);
	}

	@Test
	void keepsOddTextAsItIs() throws Exception {
		send(note("u1", "\\u0000 \\u0001 \\ud83d\\ude00 عربي", ""));
		assertThat(read("u1").title()).isEqualTo("\0 \1 \uD83D\uDE00 عربي");
		assertThat(send(note("u1", "\\u0000 \\u0001 \\ud83d\\ude00 عربي", "")).totals()).containsEntry("unchanged", 1);
	}

	@Test
	void answersAClientThatReadsNothingBeforeItHasSentEverything() throws Exception {
		int rows = this.server.isReal() ? 100_000 : 10_000;
		byte[] bad = "{\"kind\":\"note\",\"id\":\"bad\",\"fields\":{\"nothing\":\"that is known\"}}\n"
			.getBytes(StandardCharsets.UTF_8);
		try (java.net.Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.imports.getPort())) {
			var out = new java.io.BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
			out.write(
					"POST /imports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n"
						.formatted((long) rows * bad.length)
						.getBytes(StandardCharsets.US_ASCII));
			for (int i = 0; i < rows; i++) {
				out.write(bad);
			}
			out.flush();
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).contains("\"rejected\":" + rows);
		}
	}

	@Test
	void streamsRejectionsToTheJdksClient() throws Exception {
		int rows = this.server.isReal() ? 100_000 : 10_000;
		Answer answer = send(
				Stream.generate(() -> "{\"kind\":\"note\",\"id\":\"bad\"}").limit(rows).toArray(String[]::new));
		assertThat(answer.totals()).containsEntry("rejected", rows);
		assertThat(answer.rejections()).hasSize(rows);
	}

	@Test
	void takesTwoImportsOfTheSameEntriesAtOnce() throws Exception {
		String[] file = IntStream.range(0, 300).mapToObj((i) -> note("p" + i, "x", "")).toArray(String[]::new);
		try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
			var one = threads.submit(() -> send(file));
			var two = threads.submit(() -> send(file));
			assertThat(one.get().count("recorded") + two.get().count("recorded")).isEqualTo(300);
		}
		assertThat(read("p7").record().version()).isEqualTo(1);
	}

	@Test
	void takesNothingButLinesOfJson() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(this.imports)
			.header("Content-Type", "text/plain")
			.POST(HttpRequest.BodyPublishers.ofString("x"))
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(415);
		}
	}

	private Views views() {
		return this.application.getBean(Views.class);
	}

	private Note read(String id) {
		return java.util.Objects.requireNonNull(views().byIds(Note.ALL, List.of(id)).get(id));
	}

	private List<String> listed(String tag) {
		return views()
			.page(Note.ALL, Note.ALL.criteria().in("tags", List.of(tag)), Note.TITLE, new PageRequest(10, null, false))
			.items()
			.stream()
			.map(Page.Item::row)
			.map(Note::id)
			.toList();
	}

	private static String author(String id, String name) {
		return "{\"kind\":\"author\",\"id\":\"%s\",\"fields\":{\"name\":\"%s\"}}".formatted(id, name);
	}

	private static String note(String id, String title, String fields) {
		return "{\"kind\":\"note\",\"id\":\"%s\",\"fields\":{\"title\":\"%s\"%s}}".formatted(id, title,
				fields.isEmpty() ? "" : "," + fields);
	}

	private Answer send(String... lines) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			HttpResponse<InputStream> response = client.send(HttpRequest.newBuilder(this.imports)
				.header("Content-Type", "application/x-ndjson")
				.POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines) + "\n"))
				.build(), HttpResponse.BodyHandlers.ofInputStream());
			assertThat(response.statusCode()).isEqualTo(200);
			String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
			return new Answer(
					Arrays.stream(body.split("\n", -1)).filter((line) -> !line.isEmpty()).map(JSON::readTree).toList());
		}
	}

	/**
	 * The lines of an answer.
	 */
	private record Answer(List<JsonNode> lines) {

		List<JsonNode> rejections() {
			return this.lines.subList(0, this.lines.size() - 1);
		}

		Map<String, Object> rejection(int line) {
			return Document.parse(rejections().stream()
				.filter((rejection) -> rejection.get("line").asInt() == line)
				.findFirst()
				.orElseThrow()
				.toString());
		}

		int count(String name) {
			return this.lines.getLast().get("totals").get(name).asInt();
		}

		Map<String, Object> totals() {
			return new java.util.HashMap<>(
					Document.parse(this.lines.getLast().toString()).get("totals", Document.class));
		}

	}

}
