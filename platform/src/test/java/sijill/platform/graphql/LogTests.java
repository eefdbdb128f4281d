package sijill.platform.graphql;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import sijill.web.Headers;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class LogTests {

	/** Boot keeps it for every application that this JVM starts later. */
	@AfterEach
	void forgetTheFormat() {
		System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
	}

	/**
	 * As the manifests for Kubernetes start an application: they leave the choice to it.
	 */
	@Test
	void writesEcsJsonWithTheCorrelationIdWhereNoTerminalListens(CapturedOutput output) {
		try (Shelf shelf = Shelf.start(Map.of("sijill.logs", "auto"))) {
			shelf.post(Shelf.body("{ correlationId }", Map.of()), Headers.CORRELATION_ID, "from-the-gateway-1");
		}
		List<JsonNode> lines = output.getOut()
			.lines()
			.filter((line) -> line.contains("asked for the correlation id"))
			.map(Shelf::json)
			.toList();
		assertThat(lines).hasSize(1);
		JsonNode line = lines.getFirst();
		assertThat(line.get("correlationId").asString()).isEqualTo("from-the-gateway-1");
		assertThat(line.get("message").asString()).isEqualTo("asked for the correlation id");
		assertThat(line.at("/ecs/version").asString()).startsWith("8.");
		assertThat(line.at("/log/level").asString()).isEqualTo("INFO");
		assertThat(line.at("/service/name").asString()).isEqualTo("shelf");
		assertThat(Instant.parse(line.get("@timestamp").asString())).isNotNull();
	}

}
