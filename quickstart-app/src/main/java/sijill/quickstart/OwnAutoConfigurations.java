package sijill.quickstart;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

import sijill.gateway.GatewayApplication;

/**
 * Keeps from each application what Boot would set up only because another application's
 * libraries are on the class path that all four share here.
 */
final class OwnAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

	private boolean gateway;

	@Override
	public void setEnvironment(Environment environment) {
		this.gateway = GatewayApplication.NAME.equals(environment.getProperty("spring.config.name"));
	}

	@Override
	public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
		boolean[] own = new boolean[candidates.length];
		for (int i = 0; i < candidates.length; i++) {
			String candidate = candidates[i];
			own[i] = candidate != null && foreign().stream().noneMatch(candidate::startsWith);
		}
		return own;
	}

	private List<String> foreign() {
		return this.gateway ? List.of("org.springframework.boot.mongodb.")
				: List.of("org.springframework.cloud.", "sijill.federation.boot.");
	}

}
