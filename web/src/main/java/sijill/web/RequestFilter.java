package sijill.web;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request its correlation id, which the answer repeats, and its deadline.
 */
final class RequestFilter extends OncePerRequestFilter {

	private static final String ATTRIBUTE = Request.class.getName();

	private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

	private static final Pattern MILLIS = Pattern.compile("[0-9]{1,9}");

	/** Nobody has to be unable to guess them, so they may be quick to make. */
	private final IdGenerator ids = new AlternativeJdkIdGenerator();

	private final WebSettings settings;

	RequestFilter(WebSettings settings) {
		this.settings = settings;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Request current = current(request);
		response.setHeader(Headers.CORRELATION_ID, current.correlationId());
		try (Request.Scope _ = current.open()) {
			chain.doFilter(request, response);
		}
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	/** The same one where an answer is written on another thread, or after an error. */
	private Request current(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof Request started) {
			return started;
		}
		String given = request.getHeader(Headers.CORRELATION_ID);
		boolean usable = given != null && CORRELATION_ID.matcher(given).matches();
		Request started = new Request((given != null && usable) ? given : this.ids.generateId().toString(),
				deadline(request));
		request.setAttribute(ATTRIBUTE, started);
		return started;
	}

	private @Nullable Duration deadline(HttpServletRequest request) {
		if (!this.settings.isGraph(request)) {
			return null;
		}
		Duration own = this.settings.deadline();
		String left = request.getHeader(Headers.TIME_LEFT);
		if (left == null || !MILLIS.matcher(left).matches()) {
			return own;
		}
		Duration given = Duration.ofMillis(Long.parseLong(left));
		return (own == null || given.compareTo(own) < 0) ? given : own;
	}

}
