package sijill.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PagesTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private static final Library library = new Library();

	@SuppressWarnings("NullAway.Init")
	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		gateway = RunningGateway
			.start("sijill.subgraphs=" + library.addresses(), "sijill.graphiql.query=classpath:first.graphql",
					"sijill.graphiql.variables.id=2", "sijill.cors.allowed-origins=http://localhost:3000")
			.ready();
	}

	@AfterAll
	static void stop() {
		gateway.close();
		library.close();
	}

	@Test
	void opensGraphiqlWithTheFirstQuery() {
		HttpResponse<String> page = gateway.get("/graphiql");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(page.body()).contains("query First($id: ID!)").contains("{\\n  \\\"id\\\" : \\\"2\\\"\\n}");
	}

	@Test
	void loadsNothingFromElsewhere() {
		String page = gateway.get("/graphiql").body();
		assertThat(page).doesNotContain("//");
		assertThat(Pattern.compile("(?:src|href)=\"(graphiql/[^\"]+)\"").matcher(page).results()).hasSize(6)
			.allSatisfy((file) -> assertThat(gateway.get("/" + file.group(1)).statusCode()).isEqualTo(200));
	}

	@Test
	void leadsPeopleToGraphiql() {
		assertThat(gateway.get("/").headers().firstValue("Location")).hasValue("/graphiql");
		HttpResponse<String> browser = gateway.get("/graphql", "Accept", BROWSER);
		assertThat(browser.statusCode()).isEqualTo(307);
		assertThat(browser.headers().firstValue("Location")).hasValue("/graphiql");
	}

	@Test
	void answersAQueryThatAPersonPutsIntoTheAddress() {
		assertThat(gateway.get("/graphql?query=%7B__typename%7D", "Accept", BROWSER).body())
			.isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
	}

	@Test
	void letsOnlyNamedOriginsAsk() {
		assertThat(preflight("http://localhost:3000").headers().firstValue("Access-Control-Allow-Origin"))
			.hasValue("http://localhost:3000");
		assertThat(preflight("http://elsewhere.example").statusCode()).isEqualTo(403);
	}

	@Test
	void hasNoWayToImport() {
		assertThat(gateway.post(gateway.request("/imports"), "{}").statusCode()).isEqualTo(404);
		assertThat(gateway.post(gateway.request("/books/imports"), "{}").statusCode()).isEqualTo(404);
	}

	@Test
	void showsNothingOfItsManagementToClients() {
		assertThat(gateway.get("/actuator/prometheus").statusCode()).isEqualTo(404);
		assertThat(gateway.get("/actuator/health").statusCode()).isEqualTo(404);
	}

	private static HttpResponse<String> preflight(String origin) {
		return gateway.send(gateway.request("/graphql")
			.method("OPTIONS", HttpRequest.BodyPublishers.noBody())
			.headers("Origin", origin, "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers",
					"content-type"));
	}

}
