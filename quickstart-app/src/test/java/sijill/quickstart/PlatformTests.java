package sijill.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.core.io.ClassPathResource;

import sijill.platform.test.MongoServer;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformTests {

	private static final String JOINT_STATEMENT = "UN Secretary-General Should Activate Independent Mechanism";

	@SuppressWarnings("NullAway.Init")
	private static Platform platform;

	@SuppressWarnings("NullAway.Init")
	private static Attack douma;

	@BeforeAll
	static void start() throws IOException, InterruptedException {
		MongoServer mongo = MongoServer.shared();
		Map<Service, String> databases = Stream.of(Service.values())
			.collect(Collectors.toMap((service) -> service, (service) -> mongo.newDatabase(PlatformTests.class)));
		platform = Platform.start(new Platform.Settings(mongo.uri(),
				(service) -> Objects.requireNonNull(databases.get(service)), 0, Map.of(), Map.of()));
		for (Service service : Service.values()) {
			assertThat(imported(service).rejected()).isEmpty();
		}
		douma = Attack.ask(platform.graph(), Attack.DOUMA);
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	@Test
	void tellsTheWholeStoryOfDouma() {
		assertThat(douma.answer().has("errors")).isFalse();
		assertThat(String.join("\n", douma.lines())).contains("Douma, 7 April 2018")
			.contains("Syrian Arab Air Force, says OPCW Investigation and Identification Team")
			.contains("Government of the French Republic")
			.contains("Government of the Russian Federation (alternative account, denial)")
			.contains("OPCW Fact-Finding Mission in Syria")
			.contains(JOINT_STATEMENT)
			.contains("46 signatories");
	}

	@Test
	void namesTheSignatoriesInPrintedOrder() {
		JsonNode signatures = StreamSupport
			.stream(douma.answer().at("/data/incident/statements/nodes").spliterator(), false)
			.filter((statement) -> statement.get("title").stringValue().startsWith(JOINT_STATEMENT))
			.findFirst()
			.orElseThrow()
			.get("signatures");
		assertThat(signatures.get("totalCount").intValue()).isEqualTo(46);
		assertThat(signatures.get("nodes").findValues("order")).extracting(JsonNode::intValue)
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 46).boxed().toList());
		assertThat(signatures.get("nodes")).allSatisfy((signature) -> {
			assertThat(signature.get("asPrinted").isString()).isTrue();
			assertThat(signature.at("/organization/name").isString()).isTrue();
		});
	}

	@Test
	void takesFourCallsToServices() {
		assertThat(douma.subgraphCalls()).isEqualTo(4);
	}

	@Test
	void recordsTheSameFileOnlyOnce() throws IOException {
		Import again = imported(Service.DOCUMENTS);
		assertThat(again.recorded()).isZero();
		assertThat(again.unchanged()).isEqualTo(again.lines());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					INCIDENTS     | /incident
					DOCUMENTS     | /incident/attributions/nodes/*/contestations/*/document, /incident/attributions/nodes/*/document, /incident/investigations/nodes/*/findings/nodes/*/document, /incident/statements
					ORGANIZATIONS | /incident/attributions/nodes/*/accused/*, /incident/attributions/nodes/*/claimant, /incident/attributions/nodes/*/contestations/*/by, /incident/casualties/*/source, /incident/investigations/nodes/*/body, /incident/statements/nodes/*/callsToAction/nodes/*/addressee, /incident/statements/nodes/*/publishers/*, /incident/statements/nodes/*/signatures/nodes/*/organization
					""")
	void leavesOutOnlyWhatADeadServiceWouldSay(Service dead, String missing) throws InterruptedException {
		platform.stop(dead);
		try {
			Attack partial = Attack.ask(platform.graph(), Attack.DOUMA);
			List<String> nulls = new ArrayList<>();
			compare("", douma.answer().get("data"), partial.answer().get("data"), nulls);
			assertThat(new TreeSet<>(nulls.stream().map(PlatformTests::anyIndex).toList()))
				.containsExactlyElementsOf(List.of(missing.split(", ", -1)));
			assertThat(partial.answer().get("errors"))
				.allSatisfy((error) -> assertThat(error.at("/extensions/code").stringValue()).isEqualTo("UNAVAILABLE"));
			List<String> paths = partial.answer().get("errors").valueStream().map(PlatformTests::path).toList();
			assertThat(nulls).allSatisfy((place) -> assertThat(paths).anyMatch((path) -> path.startsWith(place)));
			assertThat(paths).allSatisfy((path) -> assertThat(nulls).anyMatch(path::startsWith));
		}
		finally {
			platform.restart(dead);
		}
		assertThat(Attack.ask(platform.graph(), Attack.DOUMA).answer()).isEqualTo(douma.answer());
	}

	/** Every place where there is null in the second and something in the first. */
	private static void compare(String path, JsonNode whole, JsonNode part, List<String> nulls) {
		if (part.isNull() && !whole.isNull()) {
			nulls.add(path);
		}
		else if (whole.isObject()) {
			assertThat(part.propertyNames()).as(path).isEqualTo(whole.propertyNames());
			whole.propertyNames().forEach((name) -> compare(path + "/" + name, whole.get(name), part.get(name), nulls));
		}
		else if (whole.isArray()) {
			assertThat(part.size()).as(path).isEqualTo(whole.size());
			for (int i = 0; i < whole.size(); i++) {
				compare(path + "/" + i, whole.get(i), part.get(i), nulls);
			}
		}
		else {
			assertThat(part).as(path).isEqualTo(whole);
		}
	}

	private static String path(JsonNode error) {
		StringBuilder path = new StringBuilder();
		error.get("path").forEach((step) -> path.append('/').append(step.asString()));
		return path.toString();
	}

	private static String anyIndex(String path) {
		return path.replaceAll("/\\d+", "/*");
	}

	private static Import imported(Service service) throws IOException {
		try (InputStream lines = new ClassPathResource("sample-data/" + service.id() + ".ndjson").getInputStream()) {
			return platform.imports(service, lines);
		}
	}

}
