package sijill.gateway;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import sijill.federation.boot.WrongSettingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class DocumentTests {

	private static final String TITLE = "query Title($id: ID!) { book(id: $id) { title } }";

	private static final String CITIES = "{\"data\":{\"book\":{\"title\":\"Cities of Salt\"}}}";

	/** What a client accepts that takes whatever is sent. */
	private static final String URQL = "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed";

	private final Library library = new Library();

	@AfterEach
	void stop() {
		this.library.close();
	}

	@Test
	void answersByTheHashOfADocumentThatWasSentBefore() {
		try (RunningGateway gateway = start()) {
			HttpResponse<String> unknown = post(gateway, persisted(null, sha256(TITLE)));
			assertThat(unknown.statusCode()).isEqualTo(200);
			assertThat(unknown.body()).contains("\"message\":\"PersistedQueryNotFound\"")
				.contains("\"code\":\"PERSISTED_QUERY_NOT_FOUND\"");
			HttpResponse<String> forStreams = gateway.post(gateway.request("/graphql").header("Accept", URQL),
					persisted(null, sha256(TITLE)));
			assertThat(forStreams.statusCode()).isEqualTo(200);
			assertThat(forStreams.headers().firstValue("Content-Type").orElseThrow())
				.startsWith("application/graphql-response+json");
			assertThat(forStreams.body()).isEqualTo(unknown.body());
			assertThat(post(gateway, persisted(TITLE, sha256("another"))).statusCode()).isEqualTo(400);
			assertThat(post(gateway, persisted(null, sha256(TITLE))).body()).contains("PersistedQueryNotFound");
			assertThat(post(gateway, persisted(TITLE, sha256(TITLE))).body()).isEqualTo(CITIES);
			assertThat(post(gateway, persisted(null, sha256(TITLE))).body()).isEqualTo(CITIES);
			assertThat(
					gateway
						.get("/graphql?variables=" + encoded("{\"id\":2}") + "&extensions="
								+ encoded("{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + sha256(TITLE)
										+ "\"}}"))
						.body())
				.isEqualTo(CITIES);
			String broken = "{ nothing }";
			assertThat(post(gateway, persisted(broken, sha256(broken))).body()).contains("BAD_REQUEST");
			assertThat(post(gateway, persisted(null, sha256(broken))).body()).contains("PersistedQueryNotFound");
			assertThat(post(gateway, "{\"extensions\":{\"persistedQuery\":{\"version\":2,\"sha256Hash\":\"x\"}}}")
				.statusCode()).isEqualTo(400);
		}
	}

	@Test
	void remembersOnlySoMuch() {
		try (RunningGateway gateway = start("sijill.documents.remembered=150B")) {
			for (int i = 0; i < 3; i++) {
				String other = TITLE + " # " + i;
				assertThat(post(gateway, persisted(other, sha256(other))).body()).isEqualTo(CITIES);
			}
			assertThat(post(gateway, persisted(null, sha256(TITLE + " # 0"))).body()).contains("NotFound");
			assertThat(post(gateway, persisted(null, sha256(TITLE + " # 2"))).body()).isEqualTo(CITIES);
		}
		try (RunningGateway gateway = start("sijill.documents.remembered=0B")) {
			assertThat(post(gateway, persisted(null, sha256(TITLE))).body())
				.contains("\"message\":\"PersistedQueryNotSupported\"")
				.contains("\"code\":\"PERSISTED_QUERY_NOT_SUPPORTED\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"t1\":\"" + TITLE + "\"}",
			"{\"format\":\"apollo-persisted-query-manifest\",\"version\":1,\"operations\":[{\"id\":\"t1\",\"name\":\"Title\",\"type\":\"query\",\"body\":\""
					+ TITLE + "\"}]}" })
	void answersTrustedDocumentsAlone(String manifest, @TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("manifest.json"), manifest);
		try (RunningGateway gateway = start("sijill.documents.trusted=" + file, "sijill.documents.only-trusted=true")) {
			assertThat(post(gateway, "{\"documentId\":\"t1\",\"variables\":{\"id\":2}}").body()).isEqualTo(CITIES);
			assertThat(post(gateway, persisted(null, "t1")).body()).isEqualTo(CITIES);
			assertThat(post(gateway, persisted(TITLE, sha256(TITLE))).body()).isEqualTo(CITIES);
			assertThat(gateway.get("/graphql?documentId=t1&variables=" + encoded("{\"id\":2}")).body())
				.isEqualTo(CITIES);
			String own = "{ books { id } }";
			for (String refused : new String[] { "{\"query\":\"" + own + "\"}", "{\"documentId\":\"t2\"}",
					persisted(own, sha256(own)), persisted(null, sha256(own)) }) {
				HttpResponse<String> response = post(gateway, refused);
				assertThat(response.statusCode()).isEqualTo(403);
				assertThat(response.body()).contains("FORBIDDEN");
				assertThat(gateway.post(gateway.request("/graphql").header("Accept", URQL), refused).statusCode())
					.isEqualTo(403);
			}
			this.library.behave();
			gateway.post(gateway.request("/graphql").header("Accept", "text/event-stream"),
					"{\"query\":\"" + own + "\"}");
			assertThat(this.library.books.received()).isEmpty();
			assertThat(gateway.ask("{ __typename }").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void answersTrustedDocumentsBesideOthers(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("manifest.json"), "{\"t1\":\"" + TITLE + "\"}");
		try (RunningGateway gateway = start("sijill.documents.trusted=" + file)) {
			assertThat(post(gateway, "{\"documentId\":\"t1\",\"variables\":{\"id\":2}}").body()).isEqualTo(CITIES);
			assertThat(gateway.ask("{ book(id: 2) { title } }").body()).isEqualTo(CITIES);
		}
	}

	@Test
	void doesNotStartWithAManifestThatIsNone(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("manifest.json"), "{\"t1\":7}");
		Path list = Files.writeString(folder.resolve("list.json"), "[\"{ books { id } }\"]");
		for (String setting : new String[] { "sijill.documents.trusted=" + file, "sijill.documents.trusted=" + list,
				"sijill.documents.trusted=nowhere", "sijill.documents.only-trusted=true" }) {
			assertThatException().isThrownBy(() -> start(setting).close())
				.havingRootCause()
				.isInstanceOf(WrongSettingException.class)
				.withMessageContaining("sijill.documents.");
		}
	}

	@Test
	void passesOnOnlyTheHeadersThatAreNamed() {
		try (RunningGateway gateway = start("sijill.headers.propagate=Authorization,Accept-Language")) {
			gateway.ask("{ books { title rating } }", "Authorization", "Bearer abc", "Cookie", "a=b", "Accept-Language",
					"ar");
			for (var received : java.util.List.of(this.library.books.received().getFirst(),
					this.library.reviews.received().getFirst())) {
				assertThat(received.getFirst("Authorization")).isEqualTo("Bearer abc");
				assertThat(received.getFirst("Accept-Language")).isEqualTo("ar");
				assertThat(received).doesNotContainKey("Cookie");
			}
		}
		assertThatException().isThrownBy(() -> start("sijill.headers.propagate=Host").close())
			.havingRootCause()
			.withMessageContaining("sijill.headers.propagate=Host");
	}

	@Test
	void compressesLongAnswers() {
		try (RunningGateway gateway = start()) {
			StringBuilder query = new StringBuilder("{");
			for (int i = 0; i < 40; i++) {
				query.append(" b").append(i).append(": books { title }");
			}
			HttpResponse<String> answer = gateway.ask(query + " }", "Accept-Encoding", "gzip");
			assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
			assertThat(answer.body().length()).isLessThan(1_000);
			assertThat(gateway.ask(query + " }").body().length()).isGreaterThan(2_500);
		}
	}

	private RunningGateway start(String... settings) {
		String[] all = java.util.Arrays.copyOf(settings, settings.length + 1);
		all[settings.length] = "sijill.subgraphs=" + this.library.addresses();
		return RunningGateway.start(all).ready();
	}

	private static HttpResponse<String> post(RunningGateway gateway, String body) {
		return gateway.post(gateway.request("/graphql"), body);
	}

	private static String persisted(@org.jspecify.annotations.Nullable String query, String hash) {
		Map<String, Object> request = new java.util.LinkedHashMap<>();
		if (query != null) {
			request.put("query", query);
		}
		request.put("variables", Map.of("id", 2));
		request.put("extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
		return JsonMapper.shared().writeValueAsString(request);
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
