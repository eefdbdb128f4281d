package sijill.gateway.security;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Holds where the operator says who issues tokens, or by which key they are checked.
 */
final class TokensConfigured implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return Binder.get(context.getEnvironment())
			.bind("spring.security.oauth2.resourceserver.jwt", Bindable.mapOf(String.class, String.class))
			.isBound();
	}

}
