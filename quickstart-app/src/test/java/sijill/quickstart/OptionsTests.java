package sijill.quickstart;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OptionsTests {

	@Test
	void servesTheSampleDataAtPort8080WithoutAnyOption() {
		assertThat(Options.parse(List.of())).isEqualTo(new Options(8080, null, false, false));
	}

	@Test
	void takesValuesAfterASpaceAndAfterAnEqualsSign() {
		assertThat(Options.parse(List.of("--port", "9000", "--data", "here", "--empty")))
			.isEqualTo(Options.parse(List.of("--empty", "--data=here", "--port=9000")))
			.isEqualTo(new Options(9000, Path.of("here"), true, false));
	}

	@ParameterizedTest
	@CsvSource({ "--prot, --prot", "extra, extra", "--port=80a, 80a", "--port=70000, 70000", "--port, --port",
			"--data, --data" })
	void saysInOneLineWhatItDoesNotUnderstand(String arguments, String named) {
		assertThatExceptionOfType(QuickstartException.class)
			.isThrownBy(() -> Options.parse(List.of(arguments.split(" ", -1))))
			.satisfies((ex) -> assertThat(ex.advice()).contains(named).hasLineCount(1));
	}

}
