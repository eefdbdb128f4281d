package sijill.quickstart;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application of the platform in a Spring context of its own, on the loopback address.
 */
final class RunningApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private RunningApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * @param name of its configuration file, so that it does not read another's
	 */
	static RunningApplication start(Class<?> type, String name, int port, Map<String, String> settings) {
		Map<String, String> all = new TreeMap<>(settings);
		all.put("spring.config.name", name);
		all.put("server.address", "127.0.0.1");
		all.put("server.port", Integer.toString(port));
		all.put("server.shutdown", "immediate");
		// One JVM, one developer: the second server that each application has for its
		// operators would cost time and memory.
		all.put("management.server.port", "-1");
		String[] arguments = all.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new);
		SpringApplication application = new SpringApplication(type);
		application.setWebApplicationType(WebApplicationType.SERVLET);
		application.setRegisterShutdownHook(false);
		application.setLogStartupInfo(false);
		return new RunningApplication(application.run(arguments));
	}

	int port() {
		return Objects.requireNonNull(((WebServerApplicationContext) this.context).getWebServer()).getPort();
	}

	URI uri(String path) {
		return URI.create("http://127.0.0.1:" + port() + path);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
