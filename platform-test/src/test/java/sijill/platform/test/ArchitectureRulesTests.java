package sijill.platform.test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ArchitectureRulesTests {

	private static final List<ArchRule> RULES = ArchitectureRules.codeRules();

	private static final JavaClasses EXAMPLES = new ClassFileImporter().importPackages("sijill.incidents.example",
			"sijill.documents.example", "sijill.platform.example", "sijill.federation.example",
			"sijill.federation.boot.example");

	@ParameterizedTest
	@MethodSource
	void findsWhatBreaksARule(ArchRule rule, String offender) {
		assertThat(rule.evaluate(EXAMPLES).getFailureReport().getDetails())
			.anySatisfy((detail) -> assertThat(detail).contains(offender));
	}

	static Stream<Arguments> findsWhatBreaksARule() {
		return Stream.of(arguments(ModuleRules.ONE_DOOR_TO_THE_RECORD, "ReadsBesideTheDoor"),
				arguments(ModuleRules.PLATFORM_READS_IN_FEW_PLACES, "ReadsWhereNobodyLooks"),
				arguments(ModuleRules.SHARED_CODE_KNOWS_NO_SERVICE, "KnowsAnIncident"),
				arguments(ModuleRules.SERVICES_DO_NOT_KNOW_EACH_OTHER, "KnowsAnotherService"),
				arguments(ModuleRules.THE_ENGINE_STANDS_ALONE, "sijill.federation.example.Violations"),
				arguments(ModuleRules.THE_STARTER_IS_FOR_STRANGERS, "sijill.federation.boot.example.Violations"),
				arguments(ModuleRules.NO_CYCLES, "Hen"),
				arguments(VisibilityRules.PUBLIC_ONLY_WHERE_CALLED, "PublicForNobody"),
				arguments(VisibilityRules.EVERY_PACKAGE_IS_NULL_MARKED, "Unmarked"),
				arguments(VisibilityRules.NAMES_SAY_WHAT, "AttackManager"),
				arguments(CodeRules.NO_INJECTED_FIELDS, "TakesAField.autowired"),
				arguments(CodeRules.NO_INJECTED_FIELDS, "TakesAField.value"),
				arguments(CodeRules.NO_INJECTED_METHODS, "TakesAMethod"),
				arguments(CodeRules.ONE_CONSTRUCTOR, "HasTwoConstructors"),
				arguments(CodeRules.NO_OLD_DATES, "UsesOldDates"),
				arguments(CodeRules.NO_TIME_OF_THE_MACHINE, "AsksTheMachineForItsZone"),
				arguments(CodeRules.NO_TIME_OF_THE_MACHINE, "AsksTheMachineForItsDay"),
				arguments(CodeRules.NO_STANDARD_STREAMS, "Prints"), arguments(TestRules.TESTS_ARE_FOUND, "Unnoticed"));
	}

	@Test
	void hasAnExampleThatBreaksEachRule() {
		List<Object> rules = new ArrayList<>(RULES);
		rules.add(TestRules.TESTS_ARE_FOUND);
		assertThat(findsWhatBreaksARule().map((example) -> example.get()[0]).distinct())
			.containsExactlyInAnyOrderElementsOf(rules);
	}

	@Test
	void letsGoodCodePass() {
		for (ArchRule rule : RULES) {
			assertThat(rule.evaluate(EXAMPLES).getFailureReport().getDetails())
				.noneSatisfy((detail) -> assertThat(detail).contains("example.allowed"));
		}
	}

	@Test
	void refusesAPackageThatDoesNotExist() {
		assertThatIllegalArgumentException().isThrownBy(() -> ArchitectureRules.of("sijill.nowhere"));
	}

}
