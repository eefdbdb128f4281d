package sijill.federation;

import java.util.Set;

/**
 * Who sends a request, as far as {@code @authenticated} and {@code @requiresScopes} ask:
 * whether it is known who that is, and the scopes that were granted.
 */
public record Caller(boolean authenticated, Set<String> scopes) {

	/**
	 * Somebody of whom nothing is known.
	 */
	public static final Caller ANONYMOUS = new Caller(false, Set.of());

}
