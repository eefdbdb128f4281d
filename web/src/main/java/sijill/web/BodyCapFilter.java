package sijill.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import sijill.federation.ErrorCode;

/**
 * Refuses a body that is too large for the graph before anything parses it, also where it
 * does not say how large it is.
 */
final class BodyCapFilter extends OncePerRequestFilter {

	private final WebSettings settings;

	private final Problems problems;

	BodyCapFilter(WebSettings settings, Problems problems) {
		this.settings = settings;
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !this.settings.graph().equals(request.getRequestURI()) || !"POST".equals(request.getMethod());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		int cap = (int) this.settings.bodyCap().toBytes();
		if (request.getContentLengthLong() <= cap) {
			byte[] body = request.getInputStream().readNBytes(cap + 1);
			if (body.length <= cap) {
				chain.doFilter(new ReadRequest(request, body), response);
				return;
			}
		}
		this.problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, new Failure(ErrorCode.TOO_LARGE,
				"The body of a request may have at most " + this.settings.bodyCap().toKilobytes() + " KB", null));
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
