package sijill.platform.test;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules of the house about code, each with its reason. A module checks itself by
 * <pre>
 * &#64;TestFactory
 * Stream&lt;DynamicTest&gt; keepsTheRulesOfTheHouse() {
 *     return ArchitectureRules.of("sijill.incidents");
 * }
 * </pre>
 */
public final class ArchitectureRules {

	/**
	 * Classes of others are looked into only where a rule needs their own annotations;
	 * without this half of the JDK is read.
	 */
	private static final String[] LOOKED_INTO = { "org.springframework.stereotype",
			"org.springframework.web.bind.annotation", "org.springframework.context.annotation",
			"org.springframework.boot.autoconfigure", "org.junit" };

	static {
		ArchConfiguration.get().setClassResolver(SelectedClassResolverFromClasspath.class);
		ArchConfiguration.get().setClassResolverArguments(LOOKED_INTO);
	}

	private ArchitectureRules() {
	}

	/** A test for each rule, over the module's classes in this package and below it. */
	public static Stream<DynamicTest> of(String rootPackage) {
		JavaClasses code = importer(new ImportOption.DoNotIncludeTests()).importPackages(rootPackage);
		if (code.isEmpty()) {
			throw new IllegalArgumentException("no class in " + rootPackage);
		}
		JavaClasses tests = importer(new ImportOption.OnlyIncludeTests()).importPackages(rootPackage);
		return Stream.concat(codeRules().stream().map((rule) -> test(rule, code)),
				Stream.of(test(TestRules.TESTS_ARE_FOUND, tests)));
	}

	static List<ArchRule> codeRules() {
		return List.of(ModuleRules.ONE_DOOR_TO_THE_RECORD, ModuleRules.PLATFORM_READS_IN_FEW_PLACES,
				ModuleRules.SHARED_CODE_KNOWS_NO_SERVICE, ModuleRules.SERVICES_DO_NOT_KNOW_EACH_OTHER,
				ModuleRules.THE_ENGINE_STANDS_ALONE, ModuleRules.THE_STARTER_IS_FOR_STRANGERS, ModuleRules.NO_CYCLES,
				VisibilityRules.PUBLIC_ONLY_WHERE_CALLED, VisibilityRules.EVERY_PACKAGE_IS_NULL_MARKED,
				VisibilityRules.NAMES_SAY_WHAT, CodeRules.NO_INJECTED_FIELDS, CodeRules.NO_INJECTED_METHODS,
				CodeRules.ONE_CONSTRUCTOR, CodeRules.NO_OLD_DATES, CodeRules.NO_TIME_OF_THE_MACHINE,
				CodeRules.NO_STANDARD_STREAMS);
	}

	private static DynamicTest test(ArchRule rule, JavaClasses classes) {
		return DynamicTest.dynamicTest(rule.getDescription(), () -> rule.allowEmptyShould(true).check(classes));
	}

	/** The helpers for tests live below {@code sijill.platform} and are no part of it. */
	private static ClassFileImporter importer(ImportOption which) {
		return new ClassFileImporter().withImportOption(which)
			.withImportOption(new ImportOption.DoNotIncludeJars())
			.withImportOption((location) -> !location.contains("/platform-test/target/"));
	}

	static boolean isIn(JavaClass type, String packages) {
		return type.getPackageName().equals(packages) || type.getPackageName().startsWith(packages + ".");
	}

}
