package sijill.quickstart;

import java.io.InputStream;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

import sijill.gateway.GatewayApplication;

/**
 * The whole platform in this JVM: three services and the gateway, each in a Spring
 * context of its own. Services can be stopped and started again on the same port.
 */
final class Platform implements AutoCloseable {

	private final Settings settings;

	private final Map<Service, RunningApplication> services = new ConcurrentHashMap<>();

	private final Map<Service, Integer> ports = new EnumMap<>(Service.class);

	private final RunningApplication gateway;

	private Platform(Settings settings) {
		this.settings = settings;
		inParallel(List.of(Service.values()), this::restart);
		this.services.forEach((service, running) -> this.ports.put(service, running.port()));
		this.gateway = startGateway();
	}

	static Platform start(Settings settings) {
		Logs.quieten();
		return new Platform(settings);
	}

	/** The graph's address. */
	URI graph() {
		return this.gateway.uri("/graphql");
	}

	URI gateway(String path) {
		return this.gateway.uri(path);
	}

	URI service(Service service, String path) {
		return Objects.requireNonNull(this.services.get(service), service + " is stopped").uri(path);
	}

	/**
	 * Brings lines into a service's record, like any partner's.
	 */
	Import imports(Service service, InputStream lines) {
		return Import.into(service(service, "/imports"), lines);
	}

	void stop(Service service) {
		RunningApplication running = this.services.remove(service);
		if (running != null) {
			running.close();
		}
	}

	void restart(Service service) {
		stop(service);
		Map<String, String> own = new HashMap<>(this.settings.everywhere());
		own.put("spring.mongodb.uri", this.settings.mongoUri());
		own.put("sijill.mongo.database", this.settings.database().apply(service));
		this.services.put(service, RunningApplication.start(service.application(), service.id(),
				this.ports.getOrDefault(service, 0), own));
	}

	@Override
	public void close() {
		this.gateway.close();
		inParallel(List.copyOf(this.services.keySet()), this::stop);
	}

	private RunningApplication startGateway() {
		Map<String, String> own = new HashMap<>(this.settings.everywhere());
		own.putAll(this.settings.gateway());
		own.put("sijill.subgraphs",
				String.join(",",
						List.of(Service.values())
							.stream()
							.map((service) -> service.id() + "=" + service(service, "/graphql"))
							.toList()));
		own.put("sijill.development", "true");
		return RunningApplication.start(GatewayApplication.class, GatewayApplication.NAME, this.settings.gatewayPort(),
				own);
	}

	private static void inParallel(List<Service> services, Consumer<Service> work) {
		try (ExecutorService threads = Executors.newFixedThreadPool(Service.values().length)) {
			List<Callable<Object>> tasks = services.stream()
				.map((service) -> Executors.callable(() -> work.accept(service)))
				.toList();
			for (Future<Object> done : threads.invokeAll(tasks)) {
				done.get();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(String.valueOf(ex.getCause()), ex.getCause());
		}
	}

	/**
	 * @param mongoUri the MongoDB server of all three services
	 * @param database the name of each one's database
	 * @param gatewayPort 0 for any free port
	 * @param gateway settings of the gateway alone
	 * @param everywhere settings of all four applications
	 */
	record Settings(String mongoUri, Function<Service, String> database, int gatewayPort, Map<String, String> gateway,
			Map<String, String> everywhere) {
	}

}
