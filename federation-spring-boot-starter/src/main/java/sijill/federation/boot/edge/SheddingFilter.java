package sijill.federation.boot.edge;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

import sijill.federation.ErrorCode;
import sijill.web.Failure;
import sijill.web.Problems;

/**
 * Turns requests away at once, before their body is read, where those that are worked on
 * already would become slow or take the memory. Some always come through: without any
 * work the memory would never be looked at again.
 */
final class SheddingFilter extends OncePerRequestFilter {

	private static final int ALWAYS = 4;

	private final SheddingSettings settings;

	private final HeapGauge heap;

	private final Problems problems;

	private final MeterRegistry registry;

	private final AtomicInteger running = new AtomicInteger();

	SheddingFilter(SheddingSettings settings, HeapGauge heap, Problems problems, MeterRegistry registry) {
		this.settings = settings;
		this.heap = heap;
		this.problems = problems;
		this.registry = registry;
		registry.gauge("sijill.operations.running", this.running);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		int now = this.running.incrementAndGet();
		Turn turn = Turn.begin(this.running, request);
		try {
			if (now > this.settings.operations()) {
				shed(request, response, "operations");
			}
			else if (now > ALWAYS && this.heap.isShort()) {
				shed(request, response, "memory");
			}
			else {
				chain.doFilter(request, response);
			}
		}
		finally {
			turn.end();
		}
	}

	private void shed(HttpServletRequest request, HttpServletResponse response, String reason) throws IOException {
		this.registry.counter("sijill.operations.shed", "reason", reason).increment();
		response.setHeader(HttpHeaders.RETRY_AFTER, "1");
		this.problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE,
				new Failure(ErrorCode.UNAVAILABLE, "There is too much to do, ask again in a moment", null));
	}

}
