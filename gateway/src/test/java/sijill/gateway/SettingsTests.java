package sijill.gateway;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					sijill.limits.depth=0                | sijill.limits.depth=0: must be greater than 0
					sijill.limits.list-size=-5           | sijill.limits.list-size=-5: must be greater than 0
					sijill.limits.root-fields=many       | sijill.limits.root-fields=many: must be a whole number
					sijill.plan-cache-size=0             | sijill.plan-cache-size=0: must be greater than 0
					sijill.deadlines.call=soon           | sijill.deadlines.call=soon: must be a time such as 8s or 500ms
					sijill.reload=10                     | sijill.reload=10: needs a unit, such as 10s or 500ms
					sijill.resilience.bulkhead.patience=250 | sijill.resilience.bulkhead.patience=250: needs a unit
					sijill.deadlines.call=9s             | sijill.deadlines.call=PT9S: must not be longer than sijill.deadlines.operation=PT8S
					sijill.deadlines.operation=0s        | sijill.deadlines.operation=PT0S: must be longer than
					sijill.web.body-cap=big              | sijill.web.body-cap=big: must be a size such as 256KB
					sijill.development=perhaps           | sijill.development=perhaps: must be true or false
					sijill.subgraphs=books               | sijill.subgraphs takes NAME=URL,NAME=URL,... and not books
					sijill.subgraphs=books=localhost     | sijill.subgraphs takes NAME=URL,NAME=URL,... and not books=localhost
					sijill.subgraphs=a=http://a,a=http://b | sijill.subgraphs names a service twice
					sijill.subgraphs=a=http://a:99999    | sijill.subgraphs takes NAME=URL,NAME=URL,... and not a=http://a:99999
					sijill.supergraph=ftp://a/b          | sijill.supergraph takes a file or an http(s) URL, and not ftp://a/b
					sijill.supergraph=http://            | sijill.supergraph takes a file or an http(s) URL, and not http://
					sijill.reply-cap=0                   | sijill.reply-cap=0B: must be greater than 0
					sijill.web.body-cap=-1               | sijill.web.body-cap=-1B: must be greater than 0 and below 2GB
					sijill.web.body-cap=5GB              | sijill.web.body-cap=5368709120B: must be greater than 0 and below 2GB
					sijill.documents.remembered=-1KB     | sijill.documents.remembered=-1024B: must not be less than 0
					sijill.subscriptions.event-cap=0     | sijill.subscriptions.event-cap=0B: must be greater than 0
					sijill.subgraphs=                    | Say what to serve: --sijill.supergraph=FILE_OR_URL
					""")
	void saysInOneLineWhichSettingIsWrong(String setting, String reason, CapturedOutput output) {
		assertThatException().isThrownBy(() -> RunningGateway.start(setting).close());
		assertThat(output.getAll().lines().filter((line) -> line.contains("ERROR") || line.contains("WARN")))
			.singleElement()
			.asString()
			.contains("The gateway does not start. " + reason);
		assertThat(output).doesNotContain("\tat ");
	}

	@Test
	void takesTimesWithUnitsAndACallNoLongerThanItsOperation() {
		try (Library library = new Library();
				RunningGateway gateway = RunningGateway
					.start("sijill.subgraphs=" + library.addresses(), "sijill.reload=0",
							"sijill.deadlines.operation=2s", "sijill.subscriptions.silence=PT5S")
					.ready()) {
			assertThat(gateway.ask("{ books { id } }").statusCode()).isEqualTo(200);
			assertThat(library.books.received().getLast().getFirst("Sijill-Time-Left"))
				.satisfies((left) -> assertThat(Integer.parseInt(left)).isBetween(1, 2_000));
		}
	}

	@Test
	void saysWhichSettingsThereAreNot(CapturedOutput output) {
		try (Library library = new Library();
				RunningGateway gateway = RunningGateway
					.start("sijill.subgraphs=" + library.addresses(), "sijill.supergraph=", "sijill.limits.dept=5",
							"sijill.limits.rootFields=7", "sijill.outspoken[0]=books", "sijill.nonsense=1")
					.ready()) {
			assertThat(gateway.ask("{ __typename }").statusCode()).isEqualTo(200);
			assertThat(output.getAll().lines().filter((line) -> line.contains("There are no such settings")))
				.singleElement()
				.asString()
				.endsWith(": sijill.limits.dept, sijill.nonsense");
		}
	}

	@Test
	void holdsTheLimitsThatItIsGiven() {
		try (Library library = new Library();
				RunningGateway gateway = RunningGateway
					.start("sijill.subgraphs=" + library.addresses(), "sijill.limits.tokens=60",
							"sijill.limits.depth=3", "sijill.limits.fields=5", "sijill.limits.aliases=1",
							"sijill.limits.root-fields=2", "sijill.limits.directives=1", "sijill.limits.list-size=6",
							"sijill.limits.cost=8", "sijill.limits.default-page=3", "sijill.web.body-cap=1KB",
							"sijill.plan-cache-size=1")
					.ready()) {
			assertRefused(gateway, "{ latest { book { reviews { text } } } }", "depth", 3, 4);
			assertRefused(gateway, "{ books { id title a: id reviews { text stars } } }", "fields", 5, 7);
			assertRefused(gateway, "{ books { a: id b: id } }", "aliases", 1, 2);
			assertRefused(gateway, "{ books { id } latest { text } __typename }", "rootFields", 2, 3);
			assertRefused(gateway, "{ books @include(if: true) { id @skip(if: false) } }", "directives", 1, 2);
			assertRefused(gateway, "{ top(first: 7) { id } }", "listSize", 6, 7);
			assertRefused(gateway, "{ books { reviews { stars } } }", "cost", 8, 12);
			assertThat(gateway.ask("{" + " __typename".repeat(80) + "}").body()).contains("tokens");
			assertThat(gateway.ask("{ __typename } #" + "x".repeat(2_000)).statusCode()).isEqualTo(413);
			// With room for one plan, each of these takes the other's place.
			for (int i = 0; i < 3; i++) {
				assertThat(gateway.ask("{ books { id } }").statusCode()).isEqualTo(200);
				assertThat(gateway.ask("{ books { title } }").statusCode()).isEqualTo(200);
			}
		}
	}

	@Test
	void showsTheSchemaOnlyWhereItIsAllowed() {
		try (Library library = new Library();
				RunningGateway gateway = RunningGateway.start("sijill.subgraphs=" + library.addresses()).ready()) {
			assertThat(gateway.ask("{ __schema { types { name } } }").statusCode()).isEqualTo(400);
			assertThat(gateway.get("/schema.graphql").statusCode()).isEqualTo(404);
			assertThat(gateway.get("/supergraph.graphql").statusCode()).isEqualTo(404);
			assertThat(gateway.ask("{ bookss { id } }").body()).doesNotContain("Did you mean")
				.doesNotContain("'books'");
		}
		try (Library library = new Library();
				RunningGateway gateway = RunningGateway
					.start("sijill.subgraphs=" + library.addresses(), "sijill.development=true")
					.ready()) {
			assertThat(gateway.ask("{ __schema { types { name } } }").body()).contains("\"Book\"");
			assertThat(gateway.ask("{ bookss { id } }").body()).contains("Did you mean 'books' or 'book'?");
			assertThat(gateway.get("/supergraph.graphql").body()).contains(library.books.url());
		}
	}

	private static void assertRefused(RunningGateway gateway, String query, String limit, int max, int value) {
		HttpResponse<String> response = gateway.ask(query);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(RunningGateway.json(response).at("/errors/0/message").stringValue())
			.contains(limit + " may be at most " + max + ", not " + value);
	}

}
