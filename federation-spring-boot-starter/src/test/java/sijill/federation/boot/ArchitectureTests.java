package sijill.federation.boot;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import sijill.platform.test.ArchitectureRules;

class ArchitectureTests {

	@TestFactory
	Stream<DynamicTest> keepsTheRulesOfTheHouse() {
		return ArchitectureRules.of("sijill.federation.boot");
	}

}
