package sijill.platform.date;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A date as exactly as it is known. In JSON and in MongoDB it is its EDTF string.
 *
 * @param edtf Extended Date/Time Format (ISO 8601-2), without spaces
 * @param earliest the first day that it may mean; null where the interval has no
 * beginning
 * @param latest the last day that it may mean; null where the interval has no end
 * @param approximate the source says "about"
 * @param disputed sources disagree on the day
 */
public record FuzzyDate(String edtf, @Nullable LocalDate earliest, @Nullable LocalDate latest, DatePrecision precision,
		boolean approximate, boolean disputed) {

	/**
	 * Reads {@code YYYY}, {@code YYYY-MM}, {@code YYYY-MM-DD}, each with {@code ~} for
	 * "about", an interval {@code A/B}, {@code A/..} or {@code ../B}, or a set of
	 * disputed alternatives {@code [A,B]}.
	 * @throws EdtfException with a sentence that says what is wrong
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static FuzzyDate parse(String edtf) {
		return Edtf.parse(edtf);
	}

	@Override
	@JsonValue
	public String toString() {
		return this.edtf;
	}

	/**
	 * Whether one is over for certain before the other can begin; never so where one of
	 * them, or the bound that matters, is not known.
	 */
	public static boolean certainlyBefore(@Nullable FuzzyDate one, @Nullable FuzzyDate other) {
		return one != null && other != null && one.latest != null && other.earliest != null
				&& one.latest.isBefore(other.earliest);
	}

}
