package sijill.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.core.io.ClassPathResource;

/**
 * Starts the whole platform on a laptop, brings the sample data in, and asks the first
 * question.
 */
public final class Quickstart {

	private static final PrintStream out = System.out;

	private Quickstart() {
	}

	public static void main(String[] args) throws InterruptedException {
		try {
			Options options = Options.parse(List.of(args));
			if (options.help()) {
				out.print(Options.USAGE);
				return;
			}
			run(options);
		}
		catch (QuickstartException ex) {
			System.err.println(ex.advice());
			System.exit(1);
		}
		catch (RuntimeException ex) {
			// Servers that were started already would keep the process alive.
			System.err.println("The platform did not start: " + ex.getMessage());
			System.exit(1);
		}
	}

	private static void run(Options options) throws InterruptedException {
		long started = System.nanoTime();
		Logs.quieten();
		requireFree(options.port());
		Database database = Database.open(System.getenv("MONGODB_URI"), options.data());
		out.println("MongoDB: " + database.description());
		out.println("Starting three services and the gateway ...");
		Platform platform = Platform.start(new Platform.Settings(database.uri(), (service) -> "sijill-" + service.id(),
				options.port(), Map.of("sijill.graphiql.query", "classpath:" + Attack.QUERY,
						"sijill.graphiql.variables.id", Attack.DOUMA),
				Map.of()));
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform, database), "stop"));
		if (!options.empty()) {
			importSampleData(platform);
			show(Attack.ask(platform.graph(), Attack.DOUMA));
		}
		String address = platform.gateway("").toString().replace("127.0.0.1", "localhost");
		out.println();
		out.println("The graph:      " + address + "/graphql   (in a browser: a page to try queries on)");
		out.println("Its schema:     " + address + "/schema.graphql");
		out.printf(Locale.ROOT, "Ready after %.1f s. Ctrl-C stops it.%n", (System.nanoTime() - started) / 1e9);
		Thread.currentThread().join();
	}

	private static void requireFree(int port) {
		try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			// free: closed again at once
		}
		catch (BindException ex) {
			throw new QuickstartException("Port " + port + " is in use; choose another with --port N");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void importSampleData(Platform platform) {
		for (Service service : Service.values()) {
			out.printf("Importing %-14s ", service.id());
			out.flush();
			Import done = platform.imports(service, sampleData(service));
			out.printf("%4d lines: %d recorded, %d known already, %d rejected%n", done.lines(), done.recorded(),
					done.unchanged(), done.rejected().size());
			done.rejected().stream().limit(3).forEach((line) -> out.println("  rejected: " + line));
		}
	}

	private static InputStream sampleData(Service service) {
		try {
			return new ClassPathResource("sample-data/" + service.id() + ".ndjson").getInputStream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void show(Attack attack) {
		out.println();
		attack.lines().forEach(out::println);
		if (!attack.isComplete()) {
			out.println("The answer is not complete: " + attack.answer().path("errors"));
		}
	}

	private static void stop(Platform platform, Database database) {
		Thread.ofPlatform().daemon().start(Quickstart::haltIfItTakesTooLong);
		platform.close();
		database.close();
	}

	private static void haltIfItTakesTooLong() {
		try {
			Thread.sleep(2500);
			Runtime.getRuntime().halt(1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
