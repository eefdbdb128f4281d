package sijill.federation.boot.caller;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sijill.federation.Caller;

/**
 * Callers as Spring Security knows them, where it is there.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class CallerAutoConfiguration {

	private static final String SECURITY = "org.springframework.security.core.Authentication";

	@Bean
	@ConditionalOnMissingClass(SECURITY)
	@ConditionalOnMissingBean
	CallerResolver federationCallers() {
		return (request) -> Caller.ANONYMOUS;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = SECURITY)
	static final class SpringSecurity {

		@Bean
		@ConditionalOnMissingBean
		CallerResolver federationCallers() {
			return new AuthenticatedCallers();
		}

	}

}
