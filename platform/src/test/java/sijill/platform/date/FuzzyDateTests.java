package sijill.platform.date;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sijill.platform.error.BadInput;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FuzzyDateTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			2018-04-07              | 2018-04-07 | 2018-04-07 | DAY   | false | false
			2018-04-07~             | 2018-04-07 | 2018-04-07 | DAY   | true  | false
			2016-02                 | 2016-02-01 | 2016-02-29 | MONTH | false | false
			2013-08~                | 2013-08-01 | 2013-08-31 | MONTH | true  | false
			2013                    | 2013-01-01 | 2013-12-31 | YEAR  | false | false
			0001                    | 0001-01-01 | 0001-12-31 | YEAR  | false | false
			2016-11-17/2016-12-13   | 2016-11-17 | 2016-12-13 | DAYS  | false | false
			2016-11-17~/2016-12-13  | 2016-11-17 | 2016-12-13 | DAYS  | true  | false
			2016-11-17/2016-12-13~  | 2016-11-17 | 2016-12-13 | DAYS  | true  | false
			2016-11-17/2016-11-17   | 2016-11-17 | 2016-11-17 | DAY   | false | false
			2016-11/2016-12-13      | 2016-11-01 | 2016-12-13 | MONTH | false | false
			2016/2017               | 2016-01-01 | 2017-12-31 | YEAR  | false | false
			2014-04-29/..           | 2014-04-29 | -          | DAYS  | false | false
			2014-04/..              | 2014-04-01 | -          | MONTH | false | false
			../2015-11-29~          | -          | 2015-11-29 | DAYS  | true  | false
			[2014-04-13,2014-04-12] | 2014-04-12 | 2014-04-13 | DAY   | false | true
			[2014-04,2014-06-02~]   | 2014-04-01 | 2014-06-02 | MONTH | true  | true
			""")
	void readsADateAsExactlyAsItIsKnown(String edtf, @Nullable LocalDate earliest, @Nullable LocalDate latest,
			DatePrecision precision, boolean approximate, boolean disputed) {
		assertThat(FuzzyDate.parse(edtf))
			.isEqualTo(new FuzzyDate(edtf, earliest, latest, precision, approximate, disputed));
	}

	@Test
	void writesASetWithoutSpaces() {
		assertThat(FuzzyDate.parse(" [2014-04-12, 2014-04-13] ").edtf()).isEqualTo("[2014-04-12,2014-04-13]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "18", "2018-4-7", "07.04.2018", "2018-04-07T10:00", "2018-04-07Z", "-2018",
			"+2018", "20180407", "2018-13", "2018-00", "2018-04-31", "2018-04-00", "2018-04-07?", "2018-04-07~~",
			"~2018", "0000", "2017-02-29", "2018/2017", "2018-04-07/2018-04-06", "../..", "/2018", "2018/", "..",
			"2018/2019/2020", "[2018]", "[]", "[2018,]", "[2018,2018]", "[2018,2019", "[2018/2019,2020]", "[..2018]",
			"٢٠١٨", "2018\u0000" })
	void refusesWhatIsNoDate(String text) {
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> FuzzyDate.parse(text));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2018-04-31 | "2018-04-31" is not a date of the record: April 2018 has 30 days
			2018-14    | "2018-14" is not a date of the record: there is no month 14
			2018/2017  | "2018/2017" is not a date of the record: it ends before it begins
			""", quoteCharacter = '\'')
	void saysToAPersonWhatIsWrong(String text, String message) {
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> FuzzyDate.parse(text)).withMessage(message);
	}

	@Test
	void doesNotEchoALongText() {
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> FuzzyDate.parse("9".repeat(399)))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(220));
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> FuzzyDate.parse("9".repeat(401)))
			.withMessage("a date has at most 400 characters");
	}

	@Test
	void isItsEdtfStringInJson() {
		JsonMapper json = JsonMapper.builder().build();
		Attack attack = new Attack(FuzzyDate.parse("[2014-04-12,2014-04-13]"), null);
		String text = "{\"occurred\":\"[2014-04-12,2014-04-13]\",\"ended\":null}";
		assertThat(json.writeValueAsString(attack)).isEqualTo(text);
		assertThat(json.readValue(text, Attack.class)).isEqualTo(attack);
	}

	@Test
	void refusesARangeThatEndsBeforeItBegins() {
		assertThatExceptionOfType(BadInput.class)
			.isThrownBy(() -> new DateRange(LocalDate.of(2018, 4, 8), LocalDate.of(2018, 4, 7)))
			.withMessage("'from' must not be after 'to', but 2018-04-08 is after 2018-04-07");
	}

	record Attack(FuzzyDate occurred, @Nullable FuzzyDate ended) {
	}

}
