package sijill.platform.test;

import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.Set;
import java.util.TimeZone;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

/**
 * How a class is written.
 */
final class CodeRules {

	private static final Set<String> INJECTIONS = Set.of("org.springframework.beans.factory.annotation.Autowired",
			"org.springframework.beans.factory.annotation.Value", "jakarta.inject.Inject",
			"jakarta.annotation.Resource");

	private static final DescribedPredicate<JavaAnnotation<?>> INJECTION = DescribedPredicate.describe("an injection",
			(annotation) -> INJECTIONS.contains(annotation.getRawType().getName()));

	static final ArchRule NO_INJECTED_FIELDS = noFields().should()
		.beAnnotatedWith(INJECTION)
		.as("nothing is injected into a field")
		.because("a constructor says what a class needs, and a test can call it");

	static final ArchRule NO_INJECTED_METHODS = noMethods().should()
		.beAnnotatedWith(INJECTION)
		.as("nothing is injected through a method")
		.because("a constructor says what a class needs, and a test can call it");

	static final ArchRule ONE_CONSTRUCTOR = classes().that()
		.areMetaAnnotatedWith("org.springframework.stereotype.Component")
		.should(haveOneConstructor())
		.as("a component has one constructor")
		.because("nobody should have to know which one the framework takes");

	static final ArchRule NO_OLD_DATES = noClasses().should()
		.dependOnClassesThat()
		.belongToAnyOf(java.util.Date.class, Calendar.class, TimeZone.class, LocalDateTime.class)
		.as("no java.util.Date, Calendar or LocalDateTime")
		.because("what happened has plain dates, what was recorded has instants in UTC, and these are neither");

	static final ArchRule NO_TIME_OF_THE_MACHINE = noClasses().should()
		.callMethodWhere(DescribedPredicate.describe("the time zone of the machine", CodeRules::asksTheMachine))
		.as("nothing asks for the time zone of the machine")
		.because("the same record must read the same wherever it is run");

	static final ArchRule NO_STANDARD_STREAMS = noClasses().that()
		.resideOutsideOfPackages("sijill.quickstart..")
		.and()
		.doNotHaveFullyQualifiedName("sijill.gateway.GatewayApplication")
		.should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
		.as("only the quickstart prints, and the gateway how it is called")
		.because("everything else logs, with a correlation id, in one format");

	private CodeRules() {
	}

	private static boolean asksTheMachine(JavaMethodCall call) {
		AccessTarget target = call.getTarget();
		String called = target.getOwner().getName() + "." + target.getName();
		return switch (called) {
			case "java.time.ZoneId.systemDefault", "java.time.Clock.systemDefaultZone" -> true;
			case "java.time.Instant.now" -> false;
			default -> called.startsWith("java.time.") && target.getName().equals("now")
					&& call.getTarget().getRawParameterTypes().isEmpty();
		};
	}

	private static ArchCondition<JavaClass> haveOneConstructor() {
		return new ArchCondition<>("have one constructor") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				if (type.getConstructors().size() > 1) {
					events.add(SimpleConditionEvent.violated(type,
							type.getName() + " has " + type.getConstructors().size() + " constructors"));
				}
			}
		};
	}

}
