package sijill.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;
import sijill.federation.ErrorCode;
import sijill.web.Failure;
import sijill.platform.error.Failures;
import sijill.web.Problems;
import sijill.web.Statuses;

/**
 * Answers every exception of a REST request with a problem, and logs once what nobody
 * expected.
 */
final class ProblemResolver implements HandlerExceptionResolver, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(ProblemResolver.class);

	private final Failures failures;

	private final Problems problems;

	ProblemResolver(Failures failures, Problems problems) {
		this.failures = failures;
		this.problems = problems;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception exception) {
		if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
			return new ModelAndView();
		}
		try {
			answer(request, response, exception);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new ModelAndView();
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, Exception exception)
			throws IOException {
		if (exception instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
			known.getHeaders().forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
			HttpStatus status = Statuses.of(known.getStatusCode());
			this.problems.write(request, response, status, Statuses.failure(status));
			return;
		}
		if (exception instanceof HttpMessageNotReadableException) {
			this.problems.write(request, response, HttpStatus.BAD_REQUEST, Failure.of(ErrorCode.BAD_REQUEST));
			return;
		}
		Failure failure = this.failures.of(exception);
		if (exception instanceof ErrorResponse known && failure.code() == ErrorCode.INTERNAL) {
			failure = Failure.of(Statuses.code(Statuses.of(known.getStatusCode())));
		}
		if (failure.code() == ErrorCode.INTERNAL) {
			logger.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
		}
		else if (Statuses.of(failure.code()).is5xxServerError()) {
			logger.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.code(), exception);
		}
		this.problems.write(request, response, Statuses.of(failure.code()), failure);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
