package sijill.quickstart;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import sijill.gateway.GatewayApplication;

/**
 * The gateway in a process of its own, so that its processor time can be told apart.
 */
final class GatewayProcess implements AutoCloseable {

	private final Process process;

	private final URI graph;

	private GatewayProcess(Process process, URI graph) {
		this.process = process;
		this.graph = graph;
	}

	/**
	 * @param options for its JVM
	 */
	static GatewayProcess start(Path supergraph, List<String> options) throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"),
				GatewayApplication.class.getName(), "--server.address=127.0.0.1", "--server.port=" + port,
				"--management.server.port=-1", "--logging.level.root=warn", "--sijill.supergraph=" + supergraph));
		Process process = new ProcessBuilder(command).inheritIO().start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		return new GatewayProcess(process, URI.create("http://127.0.0.1:" + port + "/graphql"));
	}

	URI graph() {
		return this.graph;
	}

	/** User and system, since its start. */
	Duration processorTime() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	@Override
	public void close() throws IOException {
		this.process.destroy();
		try {
			this.process.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
