package sijill.federation.boot.http;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import sijill.federation.Caller;
import sijill.federation.OperationKind;
import sijill.federation.RequestContext;
import sijill.web.Request;
import sijill.federation.boot.caller.CallerResolver;
import sijill.web.Headers;

/**
 * Tells the engine what is known of the request that this thread works for.
 */
public final class RequestContexts {

	private final List<String> propagated;

	private final CallerResolver callers;

	RequestContexts(HeaderSettings settings, CallerResolver callers) {
		this.propagated = settings.propagate();
		this.callers = callers;
	}

	public RequestContext current(Set<OperationKind> allowed) {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? of(attributes.getRequest(), allowed) : context(new HashMap<>(), allowed, Caller.ANONYMOUS);
	}

	RequestContext of(HttpServletRequest request, Set<OperationKind> allowed) {
		return context(propagated(request), allowed, this.callers.resolve(request));
	}

	private static RequestContext context(Map<String, String> headers, Set<OperationKind> allowed, Caller caller) {
		Request request = Request.current();
		if (request == null) {
			return new RequestContext(headers, null, allowed, Map.of(), caller);
		}
		String id = request.correlationId();
		headers.put(Headers.CORRELATION_ID, id);
		return new RequestContext(headers, request.timeLeft(), allowed, Map.of(Request.CORRELATION_ID, id), caller);
	}

	/**
	 * The same with headers that a client sent otherwise, such as one that can set none;
	 * those that may not be passed on are left out.
	 */
	public RequestContext with(Map<String, String> more, RequestContext context) {
		Map<String, String> headers = new HashMap<>(context.headers());
		for (String name : this.propagated) {
			more.forEach((given, value) -> {
				if (given.equalsIgnoreCase(name) && !value.matches("(?s).*[\\r\\n\\x00].*")) {
					headers.putIfAbsent(name, value);
				}
			});
		}
		return new RequestContext(headers, context.timeLeft(), context.allowed(), context.errorDetails(),
				context.caller());
	}

	private Map<String, String> propagated(HttpServletRequest request) {
		Map<String, String> headers = new HashMap<>();
		for (String name : this.propagated) {
			List<String> values = Collections.list(request.getHeaders(name));
			if (!values.isEmpty()) {
				headers.put(name, String.join(", ", values));
			}
		}
		return headers;
	}

}
