package sijill.federation.boot.caller;

import jakarta.servlet.http.HttpServletRequest;

import sijill.federation.Caller;

/**
 * Tells who sends a request and what was granted to them, which {@code @authenticated}
 * and {@code @requiresScopes} ask. An application with a bean of this type decides it
 * itself; otherwise it is whom Spring Security has found, or nobody.
 */
@FunctionalInterface
public interface CallerResolver {

	/**
	 * Never null: {@link Caller#ANONYMOUS} for somebody of whom nothing is known.
	 */
	Caller resolve(HttpServletRequest request);

}
