package sijill.gateway;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens as they come over HTTP, signed by a key that the gateway knows or by another.
 */
class CallerTests {

	private static final ProtectedShelf shelf = new ProtectedShelf();

	@SuppressWarnings("NullAway.Init")
	private static KeyPair issuer;

	@SuppressWarnings("NullAway.Init")
	private static RunningGateway gateway;

	@BeforeAll
	static void start(@TempDir Path folder) throws Exception {
		issuer = KeyPairGenerator.getInstance("RSA").generateKeyPair();
		gateway = RunningGateway
			.start("sijill.subgraphs=" + shelf.addresses(),
					"spring.security.oauth2.resourceserver.jwt.public-key-location=file:" + pem(folder))
			.ready();
	}

	@AfterAll
	static void stop() {
		gateway.close();
		shelf.close();
	}

	@BeforeEach
	void behave() {
		shelf.behave();
	}

	@Test
	void givesWhatTheScopesOfATokenAllow() throws Exception {
		for (Map<String, Object> claims : List.<Map<String, Object>>of(Map.of("scope", "books price"),
				Map.of("scp", List.of("price")))) {
			assertThat(ask("{ book { title price mine } }", token(issuer, claims, Duration.ofMinutes(5))).body())
				.isEqualTo("{\"data\":{\"book\":{\"title\":\"Cities of Salt\",\"price\":12,\"mine\":true}}}");
		}
	}

	@Test
	void nullsWhatTheScopesOfATokenDoNotAllow() throws Exception {
		JsonNode answer = RunningGateway
			.json(ask("{ book { title price mine } }", token(issuer, Map.of("scope", "books"), Duration.ofMinutes(5))));
		assertThat(answer.get("data"))
			.hasToString("{\"book\":{\"title\":\"Cities of Salt\",\"price\":null,\"mine\":true}}");
		assertThat(answer.at("/errors/0/extensions/code").stringValue()).isEqualTo("FORBIDDEN");
		assertThat(answer.at("/errors/0/path")).hasToString("[\"book\",\"price\"]");
	}

	@Test
	void knowsNobodyWithoutAToken() {
		JsonNode answer = RunningGateway.json(gateway.ask("{ book { title price mine } }"));
		assertThat(answer.get("data"))
			.hasToString("{\"book\":{\"title\":\"Cities of Salt\",\"price\":null,\"mine\":null}}");
		assertThat(answer.get("errors").findValuesAsString("code")).containsOnly("UNAUTHENTICATED");
		assertThat(gateway.get("/graphiql").statusCode()).isEqualTo(200);
		assertThat(gateway.readiness().statusCode()).isEqualTo(200);
	}

	@Test
	void leavesNoWayAroundThroughRequirements() throws Exception {
		HttpResponse<String> refused = ask("{ book { tax } }",
				token(issuer, Map.of("scope", "books"), Duration.ofMinutes(5)));
		assertThat(refused.body()).contains("\"tax\":null").contains("FORBIDDEN");
		assertThat(shelf.taxes.received()).isEmpty();
		assertThat(ask("{ book { tax } }", token(issuer, Map.of("scope", "price"), Duration.ofMinutes(5))).body())
			.isEqualTo("{\"data\":{\"book\":{\"tax\":3}}}");
	}

	@Test
	void refusesATokenThatIsOverOrForgedOrNone() throws Exception {
		KeyPair stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair();
		for (String wrong : List.of(token(issuer, Map.of("scope", "price"), Duration.ofMinutes(-5)),
				token(stranger, Map.of("scope", "price"), Duration.ofMinutes(5)), "nonsense")) {
			HttpResponse<String> refused = ask("{ book { title } }", wrong);
			assertThat(refused.statusCode()).isEqualTo(401);
			assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
			JsonNode error = RunningGateway.json(refused).at("/errors/0");
			assertThat(error.at("/extensions/code").stringValue()).isEqualTo("UNAUTHENTICATED");
			assertThat(error.at("/extensions/correlationId").stringValue())
				.isEqualTo(refused.headers().firstValue("Sijill-Correlation-Id").orElseThrow());
			assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
		}
		assertThat(shelf.books.received()).isEmpty();
	}

	@Test
	void looksAtNoTokenWhereNobodyIssuesThem() {
		try (RunningGateway open = RunningGateway.start("sijill.subgraphs=" + shelf.addresses()).ready()) {
			HttpResponse<String> answer = open.ask("{ book { title price } }", "Authorization", "Bearer nonsense");
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).contains("\"price\":null").contains("UNAUTHENTICATED");
			assertThat(answer.headers().map()).doesNotContainKeys("X-Frame-Options", "Set-Cookie");
		}
	}

	private static HttpResponse<String> ask(String query, String token) {
		return gateway.ask(query, "Authorization", "Bearer " + token);
	}

	private static String token(KeyPair signer, Map<String, Object> claims, Duration validity) throws Exception {
		JWTClaimsSet.Builder set = new JWTClaimsSet.Builder().subject("somebody")
			.expirationTime(Date.from(Instant.now().plus(validity)));
		claims.forEach(set::claim);
		SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), set.build());
		token.sign(new RSASSASigner(signer.getPrivate()));
		return token.serialize();
	}

	private static Path pem(Path folder) throws IOException {
		return Files.writeString(folder.resolve("issuer.pem"),
				"-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(issuer.getPublic().getEncoded())
						+ "\n-----END PUBLIC KEY-----\n");
	}

}
