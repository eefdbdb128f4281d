package sijill.web;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Carries the request, and with it the correlation id of the log lines, to the threads
 * that load its data.
 */
public final class RequestAccessor implements ThreadLocalAccessor<Request> {

	@Override
	public Object key() {
		return Request.class.getName();
	}

	@Override
	public @Nullable Request getValue() {
		return Request.current();
	}

	@Override
	public void setValue(Request request) {
		Request.set(request);
	}

	@Override
	public void setValue() {
		Request.set(null);
	}

}
