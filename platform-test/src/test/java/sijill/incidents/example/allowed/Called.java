package sijill.incidents.example.allowed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A component as the house wants it: public because another package calls it.
 */
@Component
public class Called {

	private final String value;

	public Called() {
		this.value = "";
	}

	Bson filter(@Value("${value}") String other) {
		return Filters.in("_id", this.value, other);
	}

	Instant now() {
		return Instant.now();
	}

	LocalDate today(Clock clock) {
		return LocalDate.now(clock);
	}

}
