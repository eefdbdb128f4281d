package sijill.web;

import java.time.Duration;
import java.util.Objects;

import jakarta.servlet.FilterChain;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class RequestFilterTests {

	private static final Duration OWN = Duration.ofSeconds(3);

	private final RequestFilter filter = new RequestFilter(new WebSettings("/graphql", DataSize.ofKilobytes(1), OWN));

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "400, 400", "3000, 3000", "60000, 3000", "-, 3000", "soon, 3000", "-5, 3000" })
	void takesTheTimeThatTheCallerHasLeftAndNeverMoreThanItsOwn(@Nullable String header, long atMost) throws Exception {
		Duration left = Objects.requireNonNull(timeLeft("/graphql", header));
		assertThat(left).isLessThanOrEqualTo(Duration.ofMillis(atMost)).isGreaterThan(Duration.ofMillis(atMost / 2));
	}

	@Test
	void letsAnImportTakeAsLongAsItLikes() throws Exception {
		assertThat(timeLeft("/imports", "400")).isNull();
	}

	private @Nullable Duration timeLeft(String path, @Nullable String header) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
		request.setServletPath(path);
		if (header != null) {
			request.addHeader(Headers.TIME_LEFT, header);
		}
		@Nullable Duration[] left = new Duration[1];
		FilterChain chain = (passed, answered) -> left[0] = Objects.requireNonNull(Request.current()).timeLeft();
		this.filter.doFilter(request, new MockHttpServletResponse(), chain);
		return left[0];
	}

}
