package sijill.gateway.security;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves Spring Security out where no tokens are asked for, which else would put a login
 * before everything.
 */
final class WithoutTokens implements AutoConfigurationImportFilter, EnvironmentAware {

	private boolean tokens;

	@Override
	public void setEnvironment(Environment environment) {
		this.tokens = TokensConfigured.in(environment);
	}

	@Override
	public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
		boolean[] kept = new boolean[candidates.length];
		for (int i = 0; i < candidates.length; i++) {
			String candidate = candidates[i];
			kept[i] = this.tokens || candidate == null || !candidate.startsWith("org.springframework.boot.security.");
		}
		return kept;
	}

}
