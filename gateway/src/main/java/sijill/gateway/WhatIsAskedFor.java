package sijill.gateway;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out what lies in the jar for operators who want it and says nothing to others:
 * Spring Security, which else puts a login before everything, and tracing, which else
 * costs every request a span that goes nowhere.
 */
final class WhatIsAskedFor implements AutoConfigurationImportFilter, EnvironmentAware {

	/** Packages of auto-configurations, by the properties that ask for them. */
	private static final Map<String, Set<String>> BY_PROPERTY = Map.of("spring.security.oauth2.resourceserver.jwt",
			Set.of("org.springframework.boot.security."), "management.opentelemetry.tracing.export.otlp",
			Set.of("org.springframework.boot.opentelemetry.", "org.springframework.boot.micrometer.tracing."));

	private final Set<String> unasked = new HashSet<>();

	@Override
	public void setEnvironment(Environment environment) {
		Binder binder = Binder.get(environment);
		BY_PROPERTY.forEach((property, packages) -> {
			if (!binder.bind(property, Bindable.mapOf(String.class, String.class)).isBound()) {
				this.unasked.addAll(packages);
			}
		});
	}

	@Override
	public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
		boolean[] kept = new boolean[candidates.length];
		for (int i = 0; i < candidates.length; i++) {
			String candidate = candidates[i];
			kept[i] = candidate == null || this.unasked.stream().noneMatch(candidate::startsWith);
		}
		return kept;
	}

}
