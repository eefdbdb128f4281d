package sijill.incidents.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StandardOfProofTests {

	private static final Pattern ROW = Pattern.compile("\\| ([^|]+?) \\| ([A-Z_]+) \\|");

	@Test
	void hasTheTableOfTheDocument() throws IOException {
		Map<String, ProofLevel> documented = new TreeMap<>();
		Matcher row = ROW.matcher(Files.readString(Path.of("../docs/standards-of-proof.md")));
		while (row.find()) {
			documented.put(row.group(1), ProofLevel.valueOf(row.group(2)));
		}
		assertThat(StandardOfProof.LEVELS).isEqualTo(documented);
		assertThat(documented).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", ignoreLeadingAndTrailingWhitespace = false,
			value = { "reasonable grounds,REASONABLE_GROUNDS", "Reasonable  Grounds,REASONABLE_GROUNDS",
					" reasonable\tgrounds   to believe ,REASONABLE_GROUNDS",
					"CLEAR AND CONVINCING EVIDENCE,CLEAR_AND_CONVINCING", "reasonable grounds not met,-",
					"no reasonable grounds,-", "reasonablegrounds,-", "sufficient information,-" })
	void takesAPhraseAsAWhole(String phrase, @Nullable ProofLevel level) {
		assertThat(StandardOfProof.of(phrase)).isEqualTo(new StandardOfProof(phrase, level));
	}

	@Test
	void saysNothingWhereTheBodySaidNothing() {
		assertThat(StandardOfProof.of(null)).isNull();
	}

}
