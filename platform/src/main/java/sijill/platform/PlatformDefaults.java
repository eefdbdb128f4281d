package sijill.platform;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * What every application of the platform is set to, unless it says otherwise:
 * {@code platform-defaults.yaml}, and three values that depend on others.
 */
final class PlatformDefaults implements EnvironmentPostProcessor, Ordered {

	private static final int MANAGEMENT_OFFSET = 1000;

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		MutablePropertySources sources = environment.getPropertySources();
		if (sources.get(DefaultPropertiesPropertySource.NAME) instanceof MapPropertySource own) {
			// Boot moves an application's own defaults to the very end, behind ours.
			sources.addLast(new MapPropertySource("application-defaults", own.getSource()));
		}
		for (PropertySource<?> defaults : load()) {
			sources.addLast(defaults);
		}
		sources.addLast(new MapPropertySource("platform-defaults-derived", derived(environment)));
	}

	private static List<PropertySource<?>> load() {
		try {
			return new YamlPropertySourceLoader().load("platform-defaults",
					new ClassPathResource("sijill/platform-defaults.yaml"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, Object> derived(ConfigurableEnvironment environment) {
		Map<String, Object> derived = new HashMap<>();
		int port = environment.getProperty("server.port", Integer.class, 8080);
		derived.put("management.server.port", (port > 0) ? port + MANAGEMENT_OFFSET : port);
		String address = environment.getProperty("server.address");
		if (address != null) {
			derived.put("management.server.address", address);
		}
		if (wantsJson(environment.getProperty("sijill.logs", "auto"))) {
			derived.put("logging.structured.format.console", "ecs");
		}
		return derived;
	}

	private static boolean wantsJson(String logs) {
		return switch (logs) {
			case "ecs" -> true;
			case "console" -> false;
			default -> Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty();
		};
	}

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

}
