package sijill.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import sijill.federation.ErrorCode;

/**
 * Refuses a body that is too large for the graph before anything parses it, also where it
 * does not say how large it is, and one that takes the whole time of its request to come.
 */
final class BodyCapFilter extends OncePerRequestFilter {

	private static final int FIRST = 2048;

	private final WebSettings settings;

	private final Problems problems;

	BodyCapFilter(WebSettings settings, Problems problems) {
		this.settings = settings;
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !this.settings.isGraph(request) || !"POST".equals(request.getMethod());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		int cap = (int) this.settings.bodyCap().toBytes();
		byte @Nullable [] body;
		try {
			body = (request.getContentLengthLong() <= cap) ? read(request, cap + 1) : null;
		}
		catch (SocketTimeoutException ex) {
			// The rest of the body would be taken for the next request.
			response.setHeader(HttpHeaders.CONNECTION, "close");
			this.problems.write(request, response, HttpStatus.REQUEST_TIMEOUT,
					new Failure(ErrorCode.TIMEOUT, "The body of the request did not come in time", null));
			return;
		}
		if (body != null && body.length <= cap) {
			chain.doFilter(new ReadRequest(request, body), response);
			return;
		}
		this.problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, new Failure(ErrorCode.TOO_LARGE,
				"The body of a request may have at most " + this.settings.bodyCap().toKilobytes() + " KB", null));
	}

	private static byte[] read(HttpServletRequest http, int most) throws IOException {
		Request request = Request.current();
		InputStream in = http.getInputStream();
		byte[] bytes = new byte[Math.min(most, FIRST)];
		int length = 0;
		int more = in.read(bytes);
		while (more >= 0 && length + more < most && length + more != http.getContentLengthLong()) {
			length += more;
			if (request != null && Duration.ZERO.equals(request.timeLeft())) {
				throw new SocketTimeoutException("the time of the request is over");
			}
			if (length == bytes.length) {
				bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * length));
			}
			more = in.read(bytes, length, bytes.length - length);
		}
		return Arrays.copyOf(bytes, length + Math.max(0, more));
	}

	private static final class ReadRequest extends HttpServletRequestWrapper {

		private final ServletInputStream body;

		ReadRequest(HttpServletRequest request, byte[] body) {
			super(request);
			this.body = new ReadBody(body);
		}

		@Override
		public ServletInputStream getInputStream() {
			return this.body;
		}

	}

	private static final class ReadBody extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		ReadBody(byte[] body) {
			this.bytes = new ByteArrayInputStream(body);
		}

		@Override
		public int read() {
			return this.bytes.read();
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			return this.bytes.read(target, offset, length);
		}

		@Override
		public boolean isFinished() {
			return this.bytes.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException();
		}

	}

}
