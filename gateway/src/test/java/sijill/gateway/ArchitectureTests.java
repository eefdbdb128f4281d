package sijill.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sijill.platform.test.ArchitectureRules;

import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private static final Pattern DOMAIN = Pattern.compile(
			"incident|attribution|perpetrator|casualt|signator|investigation|organi[sz]ation|chemical|sarin|douma",
			Pattern.CASE_INSENSITIVE);

	@TestFactory
	Stream<DynamicTest> keepsTheRulesOfTheHouse() {
		return ArchitectureRules.of("sijill.gateway");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway", "federation-spring-boot-starter", "web" })
	void knowsNothingOfAttacks(String module) throws IOException {
		try (Stream<Path> sources = Files.walk(Path.of("..", module, "src/main/java"))) {
			List<Path> java = sources.filter((path) -> path.toString().endsWith(".java")).toList();
			assertThat(java).isNotEmpty()
				.allSatisfy((path) -> assertThat(
						DOMAIN.matcher(Files.readString(path)).results().map((match) -> match.group()))
					.isEmpty());
		}
	}

}
