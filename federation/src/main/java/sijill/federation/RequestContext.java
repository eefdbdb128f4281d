package sijill.federation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds a request: the headers that every subgraph gets, the time that is left
 * for it (null: the engine's own deadline), the kinds of operations that it may be, and
 * what the extensions of each of its errors say besides (such as an id to ask about), and
 * what the caller may have.
 */
public record RequestContext(Map<String, String> headers, @Nullable Duration timeLeft, Set<OperationKind> allowed,
		Map<String, Object> errorDetails, Caller caller) {

	/**
	 * A request of somebody of whom nothing is known.
	 */
	public RequestContext(Map<String, String> headers, @Nullable Duration timeLeft, Set<OperationKind> allowed,
			Map<String, Object> errorDetails) {
		this(headers, timeLeft, allowed, errorDetails, Caller.ANONYMOUS);
	}

	/**
	 * No headers, the engine's deadline, queries and mutations.
	 */
	public static RequestContext none() {
		return new RequestContext(Map.of(), null, EnumSet.of(OperationKind.QUERY, OperationKind.MUTATION), Map.of());
	}

}
