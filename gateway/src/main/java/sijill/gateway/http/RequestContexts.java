package sijill.gateway.http;

import java.util.Map;
import java.util.Set;

import sijill.federation.OperationKind;
import sijill.federation.RequestContext;
import sijill.platform.observe.Request;
import sijill.platform.web.Headers;

/**
 * Tells the engine what is known of the request that this thread works for.
 */
final class RequestContexts {

	private RequestContexts() {
	}

	static RequestContext current(Set<OperationKind> allowed) {
		Request request = Request.current();
		if (request == null) {
			return new RequestContext(Map.of(), null, allowed, Map.of());
		}
		String id = request.correlationId();
		return new RequestContext(Map.of(Headers.CORRELATION_ID, id), request.timeLeft(), allowed,
				Map.of(Request.CORRELATION_ID, id));
	}

}
