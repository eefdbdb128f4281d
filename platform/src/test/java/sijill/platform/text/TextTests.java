package sijill.platform.text;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sijill.platform.error.BadInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TextTests {

	private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

	@ParameterizedTest
	@CsvSource({ "en,en,en", "AR,ar,ar", "ZH-hans,zh-Hans,zh", "en-gb,en-GB,en", "ckb-arab-iq,ckb-Arab-IQ,ckb" })
	void writesTheTagOfALanguageInOneWay(String tag, String canonical, String base) {
		assertThat(Languages.required("language", tag)).isEqualTo(canonical);
		assertThat(Languages.base(tag)).isEqualTo(base);
		assertThat(VALIDATOR.validate(new Page("https://example.org", tag))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "e", "english language", "en_GB", "!", "und", "x-private", "en-", "12" })
	void takesNothingElseForALanguage(String tag) {
		assertThat(Languages.canonical(tag)).isNull();
		assertThat(VALIDATOR.validate(new Page("https://example.org", tag))).hasSize(1);
		assertThatExceptionOfType(BadInput.class).isThrownBy(() -> Languages.required("language", tag))
			.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("language"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.org", "HTTP://example.org:8080/a?b=c#d", "https://example.org/%D8%A7",
			"https://example.org/\u0627", "http://127.0.0.1/", "http://[::1]/" })
	void takesWhatABrowserOpens(String address) {
		assertThat(VALIDATOR.validate(new Page(address, "en"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "example.org", "//example.org", "/path", "http:", "http://", "https:///path",
			"https:example.org", "javascript:alert(1)", "ftp://example.org", "https:// x", "https://example.org/a b",
			"https://exa mple.org", "https://user@/path", " https://example.org" })
	void refusesEverythingElseBehindALink(String address) {
		assertThat(VALIDATOR.validate(new Page(address, "en"))).extracting((violation) -> violation.getMessage())
			.containsExactly("must be an http or https address");
	}

	@ParameterizedTest
	@ValueSource(ints = { 2_000, 2_001 })
	void limitsAddressesToTwoThousandCharacters(int length) {
		String address = "https://example.org/" + "a".repeat(length - 20);
		assertThat(VALIDATOR.validate(new Page(address, "en"))).hasSize(length - 2_000);
	}

	record Page(@WebAddress String address, @LanguageTag String language) {
	}

}
