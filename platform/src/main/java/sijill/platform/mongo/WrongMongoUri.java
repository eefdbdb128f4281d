package sijill.platform.mongo;

import com.mongodb.ConnectionString;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Stops an application with a wrong connection string before anything prints it: what
 * cannot be parsed may hold a password anywhere.
 */
final class WrongMongoUri implements EnvironmentPostProcessor, Ordered {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String uri = environment.getProperty("spring.mongodb.uri");
		if (uri == null || !ClassUtils.isPresent("com.mongodb.ConnectionString", null)) {
			// The gateway talks to no database and carries no driver.
			return;
		}
		if (uri.startsWith("mongodb+srv:")) {
			// A name that must be looked up first is left to the driver.
			return;
		}
		try {
			new ConnectionString(uri);
		}
		catch (IllegalArgumentException ex) {
			throw new Malformed();
		}
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	static final class Malformed extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Malformed() {
			super("MONGODB_URI (spring.mongodb.uri) is not a MongoDB connection string");
		}

	}

}
