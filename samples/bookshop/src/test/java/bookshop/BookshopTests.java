package bookshop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class BookshopTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private final ShopService books = ShopService.books();

	private final ShopService authors = ShopService.authors();

	private final ShopService reviews = ShopService.reviews();

	@AfterEach
	void stop() {
		this.books.close();
		this.authors.close();
		this.reviews.close();
	}

	@Test
	void answersOverAllServicesOnceAllAreThere() throws Exception {
		this.reviews.stop();
		try (ConfigurableApplicationContext shop = start()) {
			assertThat(post(shop, "{ __typename }").statusCode()).isEqualTo(503);
			assertThat(get(shop, "/actuator/health").statusCode()).isEqualTo(503);

			this.reviews.start();
			Awaitility.await().until(() -> post(shop, "{ __typename }").statusCode() == 200);
			assertThat(get(shop, "/actuator/health").statusCode()).isEqualTo(200);
			assertThat(post(shop, "{ books { title author { name } reviews { stars text } } }").body()).isEqualTo(
					"{\"data\":{\"books\":[{\"title\":\"The Hakawati\"," + "\"author\":{\"name\":\"Rabih Alameddine\"},"
							+ "\"reviews\":[{\"stars\":5,\"text\":\"Listen.\"}]}]}}");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "src/main/resources/application.yaml", "src/main/java/bookshop/Bookshop.java" })
	void isWhatTheReadmeShows(String file) throws IOException {
		assertThat(Files.readString(Path.of("../../federation/README.md"))).contains(Files.readString(Path.of(file)));
	}

	private ConfigurableApplicationContext start() {
		return SpringApplication.run(Bookshop.class, "--server.port=0", "--server.shutdown=immediate",
				"--BOOKS=" + this.books.url(), "--AUTHORS=" + this.authors.url(), "--REVIEWS=" + this.reviews.url());
	}

	private HttpResponse<String> post(ConfigurableApplicationContext shop, String query)
			throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(uri(shop, "/graphql"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> get(ConfigurableApplicationContext shop, String path)
			throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(uri(shop, path)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private static URI uri(ConfigurableApplicationContext shop, String path) {
		return URI.create("http://localhost:" + shop.getEnvironment().getProperty("local.server.port") + path);
	}

}
