package sijill.web;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Refuses times without a unit in our settings: Spring takes a bare number for
 * milliseconds, and most people for seconds.
 */
final class UnitsOfTime implements ConfigurationPropertiesBindHandlerAdvisor {

	private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("sijill");

	@Override
	public BindHandler apply(BindHandler handler) {
		return new AbstractBindHandler(handler) {

			@Override
			public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					Object result) {
				ConfigurationProperty given = context.getConfigurationProperty();
				if (result instanceof Duration time && !time.isZero() && OURS.isAncestorOf(name) && given != null
						&& isBare(String.valueOf(given.getValue()))) {
					throw new IllegalArgumentException(
							name + "=" + given.getValue() + ": needs a unit, such as 10s or 500ms");
				}
				return super.onSuccess(name, target, context, result);
			}

		};
	}

	private static boolean isBare(String time) {
		return time.strip().matches("[-+]?\\d+");
	}

}
