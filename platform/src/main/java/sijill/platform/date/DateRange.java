package sijill.platform.date;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import sijill.platform.error.BadInput;

/**
 * What a filter asks for: whatever may have happened between two days, both included;
 * null leaves a side open. One that ends before it begins is refused with a sentence for
 * people.
 */
public record DateRange(@Nullable LocalDate from, @Nullable LocalDate to) {

	public DateRange {
		if (from != null && to != null && to.isBefore(from)) {
			throw new BadInput("from", "must not be after 'to', but %s is after %s".formatted(from, to));
		}
	}

}
