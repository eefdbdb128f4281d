package sijill.federation.boot.http;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import sijill.federation.OperationKind;
import sijill.federation.RequestContext;
import sijill.web.Request;
import sijill.web.Headers;

/**
 * Tells the engine what is known of the request that this thread works for.
 */
final class RequestContexts {

	private final List<String> propagated;

	RequestContexts(HeaderSettings settings) {
		this.propagated = settings.propagate();
	}

	RequestContext current(Set<OperationKind> allowed) {
		Map<String, String> headers = new HashMap<>();
		if (!this.propagated.isEmpty()
				&& RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
			for (String name : this.propagated) {
				List<String> values = Collections.list(attributes.getRequest().getHeaders(name));
				if (!values.isEmpty()) {
					headers.put(name, String.join(", ", values));
				}
			}
		}
		Request request = Request.current();
		if (request == null) {
			return new RequestContext(headers, null, allowed, Map.of());
		}
		String id = request.correlationId();
		headers.put(Headers.CORRELATION_ID, id);
		return new RequestContext(headers, request.timeLeft(), allowed, Map.of(Request.CORRELATION_ID, id));
	}

}
