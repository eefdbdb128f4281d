package sijill.gateway.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

import sijill.federation.ErrorCode;
import sijill.web.Failure;
import sijill.web.Problems;

/**
 * Reads bearer tokens at the graph. Who sends none is anonymous, and the graph says what
 * that is not enough for; a token that is wrong is refused. Nothing else of Spring
 * Security is put before a request: there are no sessions, forms and logins here.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(TokensConfigured.class)
class SecurityConfiguration {

	@Bean
	SecurityFilterChain tokens(JwtDecoder decoder, Problems problems) throws ServletException {
		BearerTokenAuthenticationFilter tokens = new BearerTokenAuthenticationFilter(
				new ProviderManager(new JwtAuthenticationProvider(decoder)));
		tokens.setAuthenticationFailureHandler(
				(request, response, failure) -> refuse(problems, request, response, failure));
		RequestMatcher graph = (request) -> request.getRequestURI().equals("/graphql");
		SecurityContextHolderAwareRequestFilter principal = new SecurityContextHolderAwareRequestFilter();
		principal.afterPropertiesSet();
		return new DefaultSecurityFilterChain(graph, tokens, principal);
	}

	private static void refuse(Problems problems, HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		if (failure instanceof AuthenticationServiceException) {
			problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE,
					new Failure(ErrorCode.UNAVAILABLE, "Tokens cannot be checked at the moment", null));
			return;
		}
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
		problems.write(request, response, HttpStatus.UNAUTHORIZED,
				new Failure(ErrorCode.UNAUTHENTICATED, "The token is not valid here", null));
	}

}
