package sijill.federation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds a request: the headers that every subgraph gets, the time that is left
 * for it (null: the engine's own deadline), and the kinds of operations that it may be.
 */
public record RequestContext(Map<String, String> headers, @Nullable Duration timeLeft, Set<OperationKind> allowed) {

	/**
	 * No headers, the engine's deadline, queries and mutations.
	 */
	public static RequestContext none() {
		return new RequestContext(Map.of(), null, EnumSet.of(OperationKind.QUERY, OperationKind.MUTATION));
	}

}
