package sijill.platform.test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.annotation.Testable;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/**
 * How tests are written.
 */
final class TestRules {

	static final ArchRule TESTS_ARE_FOUND = classes()
		.that(DescribedPredicate.describe("hold tests", TestRules::holdTests))
		.should()
		.haveSimpleNameEndingWith("Tests")
		.as("a class with tests is named Tests")
		.because("the build runs no other");

	private TestRules() {
	}

	private static boolean holdTests(JavaClass type) {
		return !type.isAnnotatedWith(Nested.class)
				&& type.getMethods().stream().anyMatch((method) -> method.isMetaAnnotatedWith(Testable.class));
	}

}
