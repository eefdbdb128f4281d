package sijill.platform.test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Who may know whom.
 */
final class ModuleRules {

	private static final String[] SERVICES = { "sijill.incidents..", "sijill.documents..", "sijill.organizations.." };

	private static final String STARTER = "sijill.federation.boot..";

	/**
	 * The driver's collections, cursors and clients; not its builders of filters, sorts
	 * and indexes.
	 */
	private static final DescribedPredicate<JavaClass> A_WAY_TO_READ = DescribedPredicate.describe(
			"MongoDB's collections and clients",
			(type) -> isDriverClient(type) || ArchitectureRules.isIn(type, "org.springframework.data")
					|| type.getName().equals("com.mongodb.MongoClient"));

	static final ArchRule ONE_DOOR_TO_THE_RECORD = noClasses().that()
		.resideOutsideOfPackages("sijill.platform..", "sijill.quickstart..")
		.should()
		.dependOnClassesThat(A_WAY_TO_READ)
		.as("only platform talks to MongoDB")
		.because("there is one door that adds what the caller may see; a query beside it would show what is withheld");

	static final ArchRule PLATFORM_READS_IN_FEW_PLACES = noClasses().that()
		.resideInAPackage("sijill.platform..")
		.and()
		.resideOutsideOfPackages("sijill.platform.record..", "sijill.platform.view..", "sijill.platform.projection..",
				"sijill.platform.imports..", "sijill.platform.mongo..")
		.should()
		.dependOnClassesThat(A_WAY_TO_READ)
		.as("inside platform only record, view, projection, imports and mongo talk to MongoDB")
		.because("the door for visibility is in view, and what goes around it must be few enough to read");

	static final ArchRule SHARED_CODE_KNOWS_NO_SERVICE = noClasses().that()
		.resideInAnyPackage("sijill.platform..", "sijill.web..", "sijill.federation..", "sijill.gateway..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(SERVICES)
		.as("platform, web, federation and gateway know no service")
		.because("they hold no domain type: the gateway serves any graph");

	static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = SlicesRuleDefinition.slices()
		.assignedFrom(new Services())
		.should()
		.notDependOnEachOther()
		.as("services do not know each other")
		.because("they meet in the graph and nowhere else");

	static final ArchRule THE_ENGINE_STANDS_ALONE = noClasses().that()
		.resideInAPackage("sijill.federation..")
		.and()
		.resideOutsideOfPackage(STARTER)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework..", "com.mongodb..", "sijill.platform..", "sijill.web..",
				"sijill.gateway..", STARTER)
		.as("federation knows neither Spring nor MongoDB nor the rest of the platform")
		.because("it is a library for people who have never heard of us");

	static final ArchRule THE_STARTER_IS_FOR_STRANGERS = noClasses().that()
		.resideInAnyPackage(STARTER, "sijill.web..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.mongodb..", "sijill.platform..", "sijill.gateway..")
		.as("the starter knows neither MongoDB nor the platform nor our gateway")
		.because("it makes a gateway of applications that have never heard of us");

	static final ArchRule NO_CYCLES = SlicesRuleDefinition.slices()
		.assignedFrom(new Packages())
		.should()
		.beFreeOfCycles()
		.as("packages form no cycles")
		.because("a package can then be read, and moved, with only what stands below it");

	private ModuleRules() {
	}

	private static boolean isDriverClient(JavaClass type) {
		boolean driver = ArchitectureRules.isIn(type, "com.mongodb.client");
		return (driver && !ArchitectureRules.isIn(type, "com.mongodb.client.model"))
				|| ArchitectureRules.isIn(type, "com.mongodb.reactivestreams")
				|| ArchitectureRules.isIn(type, "com.mongodb.internal");
	}

	/** Each package is a slice of its own. */
	private static final class Packages implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return ArchitectureRules.isIn(type, "sijill") ? SliceIdentifier.of(type.getPackageName())
					: SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "packages";
		}

	}

	/** Each service is a slice; nothing else is. */
	private static final class Services implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			for (String service : SERVICES) {
				String root = service.substring(0, service.length() - 2);
				if (ArchitectureRules.isIn(type, root)) {
					return SliceIdentifier.of(root);
				}
			}
			return SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "services";
		}

	}

}
