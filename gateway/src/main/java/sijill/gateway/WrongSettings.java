package sijill.gateway;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

import sijill.federation.boot.WrongSettingException;

/**
 * Says in one line which setting the application cannot start with, and why.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WrongSettings implements SpringBootExceptionReporter {

	private static final Logger logger = LoggerFactory.getLogger(WrongSettings.class);

	@Override
	public boolean reportException(Throwable failure) {
		String line = line(failure);
		if (line != null) {
			logger.error("The gateway does not start. {}", line);
		}
		return line != null;
	}

	private static @Nullable String line(Throwable failure) {
		BindException bind = null;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			switch (cause) {
				case WrongSettingException wrong -> {
					return wrong.getMessage();
				}
				case BindValidationException invalid -> {
					ObjectError error = invalid.getValidationErrors().getAllErrors().getFirst();
					return invalid.getValidationErrors().getName() + rest(error);
				}
				case BindException unreadable -> bind = unreadable;
				case IllegalArgumentException wrong when isSaid(wrong) -> {
					return wrong.getMessage();
				}
				default -> {
				}
			}
		}
		return (bind != null && bind.getProperty() != null)
				? bind.getProperty().getName() + "=" + bind.getProperty().getValue() + ": must be " + kind(bind) : null;
	}

	/** By the settings themselves, which name what is wrong. */
	private static boolean isSaid(IllegalArgumentException wrong) {
		return String.valueOf(wrong.getMessage()).startsWith("sijill.");
	}

	private static String rest(ObjectError error) {
		return (error instanceof FieldError field)
				? "." + kebab(field.getField()) + "=" + field.getRejectedValue() + ": " + field.getDefaultMessage()
				: ": " + error.getDefaultMessage();
	}

	private static String kebab(String field) {
		return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
	}

	private static String kind(BindException bind) {
		Class<?> type = bind.getTarget().getType().resolve(Object.class);
		if (type == int.class || type == long.class) {
			return "a whole number";
		}
		if (type == boolean.class) {
			return "true or false";
		}
		if (type == Duration.class) {
			return "a time such as 8s or 500ms";
		}
		return (type == DataSize.class) ? "a size such as 256KB" : "another value";
	}

}
