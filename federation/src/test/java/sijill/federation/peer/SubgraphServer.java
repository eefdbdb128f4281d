package sijill.federation.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import sijill.federation.oracle.Federation;

/**
 * The subgraphs of one federation after the other over HTTP, each under its name.
 */
final class SubgraphServer implements AutoCloseable {

	static {
		// else each small answer waits for an acknowledgement
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final HttpServer server;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private volatile @Nullable Federation federation;

	SubgraphServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	/**
	 * Takes the subgraphs of a federation in the place of those before.
	 * @return its supergraph, in which they have their addresses here
	 */
	String serve(Federation federation) {
		this.federation = federation;
		String here = "http://127.0.0.1:" + this.server.getAddress().getPort() + "/";
		return federation.supergraph().sdl().replace("url: \"http://", "url: \"" + here);
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] body = exchange.getRequestBody().readAllBytes();
			byte[] answer = Objects.requireNonNull(this.federation)
				.call(exchange.getRequestURI().getPath().substring(1), body);
			exchange.getResponseHeaders().set("content-type", "application/json");
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.close();
	}

}
