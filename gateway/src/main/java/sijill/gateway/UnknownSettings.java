package sijill.gateway;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.BoundConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/**
 * Says which settings in files and arguments nobody has asked for: a limit whose name is
 * misspelled is no limit. What the environment and the system name so may be others'.
 */
@Component
final class UnknownSettings implements ApplicationListener<ApplicationReadyEvent> {

	private static final Logger logger = LoggerFactory.getLogger(UnknownSettings.class);

	private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("sijill");

	private static final Set<String> SHARED = Set.of(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
			StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

	/** Read before anything is bound. */
	private static final String LOGS = "sijill.logs";

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		BoundConfigurationProperties bound = BoundConfigurationProperties.get(event.getApplicationContext());
		if (bound == null) {
			return;
		}
		Set<String> known = bound.getAll().keySet().stream().map(UnknownSettings::plain).collect(Collectors.toSet());
		known.add(plain(ConfigurationPropertyName.of(LOGS)));
		Set<String> unknown = new TreeSet<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources
			.get(event.getApplicationContext().getEnvironment())) {
			names(source).filter(OURS::isAncestorOf)
				.filter((name) -> !isKnown(plain(name), known))
				.forEach((name) -> unknown.add(name.toString()));
		}
		if (!unknown.isEmpty()) {
			logger.warn("There are no such settings: {}", String.join(", ", unknown));
		}
	}

	/** Also where each of its values was given another one elsewhere. */
	private static boolean isKnown(String name, Set<String> known) {
		return known.contains(name) || known.stream().anyMatch((it) -> it.matches(name + "\\d+"));
	}

	private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
		boolean shared = source.getUnderlyingSource() instanceof PropertySource<?> underlying
				&& SHARED.contains(underlying.getName());
		return (!shared && source instanceof IterableConfigurationPropertySource all) ? all.stream() : Stream.empty();
	}

	/** As binding sees it, which ignores how words are set apart. */
	private static String plain(ConfigurationPropertyName name) {
		return name.toString().replaceAll("[^a-zA-Z0-9]", "").toLowerCase(Locale.ROOT);
	}

}
