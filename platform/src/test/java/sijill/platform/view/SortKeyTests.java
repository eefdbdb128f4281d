package sijill.platform.view;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SortKeyTests {

	@Test
	void sortsTimesOfRecordsAsTimeGoes() {
		List<String> keys = Stream
			.of("2026-01-01T10:00:00Z", "2026-01-01T10:00:00.005Z", "2026-01-01T10:00:00.050Z", "2026-01-01T10:00:01Z")
			.map((time) -> SortKey.of(Instant.parse(time), "x"))
			.toList();
		assertThat(keys).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void sortsNumbersAsNumbersAndTheirEqualsById() {
		assertThat(List.of(SortKey.of(9, "b"), SortKey.of(10, "a"), SortKey.of(10, "b"), SortKey.of(100, "a")))
			.isSorted();
	}

	@Test
	void sortsAValueBeforeThoseThatBeginWithIt() {
		assertThat(List.of(SortKey.of("Ab", "z"), SortKey.of("Ab c", "a"), SortKey.of("Abc", "a"))).isSorted();
	}

	@Test
	void keepsOnlyTheBeginningOfALongValueAndNeverHalfALetter() {
		assertThat(SortKey.of("a".repeat(249) + "\uD83D\uDE00", "x")).isEqualTo(SortKey.of("a".repeat(249), "x"));
		assertThat(SortKey.of("a".repeat(1_000), "x")).isEqualTo(SortKey.of("a".repeat(250), "x"));
	}

}
