package sijill.platform.test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * What others may see of a package, and how it is named.
 */
final class VisibilityRules {

	static final ArchRule PUBLIC_ONLY_WHERE_CALLED = classes().that()
		.resideInAnyPackage("sijill.incidents..", "sijill.documents..", "sijill.organizations..", "sijill.gateway..",
				"sijill.federation.boot..", "sijill.quickstart..")
		.and(DescribedPredicate.describe("are neither records nor enums nor interfaces nor applications",
				(type) -> !type.isRecord() && !type.isEnum() && !type.isInterface() && !isApplication(type)))
		.should(bePublicOnlyForOtherPackages())
		.as("in applications a class is public only where another package calls it")
		.because("what is package-private can be changed without asking anybody");

	static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes().should(resideInANullMarkedPackage())
		.as("every package is @NullMarked")
		.because("NullAway checks nothing in a package that is not");

	static final ArchRule NAMES_SAY_WHAT = noClasses().should()
		.haveSimpleNameEndingWith("Impl")
		.orShould()
		.haveSimpleNameEndingWith("Utils")
		.orShould()
		.haveSimpleNameEndingWith("Util")
		.orShould()
		.haveSimpleNameEndingWith("Manager")
		.orShould()
		.haveSimpleNameEndingWith("Helper")
		.as("no class is named Impl, Utils, Manager or Helper")
		.because("such a name says nothing of what lives there, so anything may");

	private VisibilityRules() {
	}

	private static boolean isApplication(JavaClass type) {
		return type.tryGetMethod("main", String[].class).isPresent();
	}

	private static ArchCondition<JavaClass> bePublicOnlyForOtherPackages() {
		return new ArchCondition<>("be public only for other packages") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean called = type.getDirectDependenciesToSelf()
					.stream()
					.anyMatch((dependency) -> !dependency.getOriginClass().getPackage().equals(type.getPackage()));
				if (type.getModifiers().contains(JavaModifier.PUBLIC) && !called) {
					events.add(SimpleConditionEvent.violated(type,
							type.getName() + " is public, and no other package uses it"));
				}
			}
		};
	}

	private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
		return new ArchCondition<>("reside in a @NullMarked package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
					events.add(SimpleConditionEvent.violated(type,
							type.getName() + " is in a package without a @NullMarked package-info"));
				}
			}
		};
	}

}
