package sijill.incidents.example;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sijill.documents.example.SomeDocument;
import sijill.incidents.example.allowed.Called;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A class for each way to break a rule.
 */
final class Violations {

	static final Called CALLED = new Called();

	private Violations() {
	}

	static final class ReadsBesideTheDoor {

		@Nullable Document read(MongoCollection<Document> incidents) {
			return incidents.find(Filters.eq("_id", 1)).first();
		}

	}

	record KnowsAnotherService(SomeDocument document) {
	}

	public static final class PublicForNobody {

	}

	static final class AttackManager {

	}

	static final class TakesAField {

		@Autowired
		@Nullable String autowired;

		@Value("${value}")
		@Nullable String value;

	}

	static final class TakesAMethod {

		@Autowired
		void take(String value) {
		}

	}

	@Component
	static final class HasTwoConstructors {

		HasTwoConstructors() {
		}

		HasTwoConstructors(String value) {
		}

	}

	@SuppressWarnings("JavaUtilDate")
	static final class UsesOldDates {

		Date date() {
			return Date.from(Instant.EPOCH);
		}

	}

	static final class AsksTheMachineForItsZone {

		ZoneId zone() {
			return ZoneId.systemDefault();
		}

	}

	static final class AsksTheMachineForItsDay {

		@SuppressWarnings("JavaTimeDefaultTimeZone")
		LocalDate today() {
			return LocalDate.now();
		}

	}

	static final class Prints {

		void print() {
			System.out.println("a line without a correlation id");
		}

	}

	/** Named so that the build does not run it. */
	static final class Unnoticed {

		@Test
		void neverRuns() {
		}

	}

}
