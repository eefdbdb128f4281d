package sijill.federation.boot.caller;

import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

import sijill.federation.Caller;

/**
 * Takes callers from Spring Security, and their scopes from their authorities, as its
 * resource server grants them for the claims {@code scope} and {@code scp} of a token.
 */
final class AuthenticatedCallers implements CallerResolver {

	private static final String SCOPE = "SCOPE_";

	@Override
	public Caller resolve(HttpServletRequest request) {
		if (!(request.getUserPrincipal() instanceof Authentication known) || !known.isAuthenticated()) {
			return Caller.ANONYMOUS;
		}
		return new Caller(true,
				known.getAuthorities()
					.stream()
					.map(GrantedAuthority::getAuthority)
					.filter((authority) -> authority != null && authority.startsWith(SCOPE))
					.map((authority) -> authority.substring(SCOPE.length()))
					.collect(Collectors.toUnmodifiableSet()));
	}

}
