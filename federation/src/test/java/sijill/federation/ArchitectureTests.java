package sijill.federation;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("sijill.federation");

	@Test
	void dependsOnGraphqlJavaAndOnNothingOfSpring() {
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "graphql..", "tools.jackson.core..", "org.slf4j..", "org.jspecify..",
					"io.github.resilience4j..", "org.apache.hc..", "sijill.federation..")
			.check(CLASSES);
	}

	@Test
	void stagesFormNoCycles() {
		slices().matching("sijill.federation.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void earlierStagesKnowNothingOfLaterOnes() {
		noClasses().that()
			.resideInAnyPackage("..schema..", "..compose..", "..operation..", "..plan..", "..limits..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("..execute..", "..transport..")
			.check(CLASSES);
		noClasses().that()
			.resideInAnyPackage("..limits..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("..schema..", "..plan..", "..operation..")
			.check(CLASSES);
	}

}
