package sijill.federation.transport;

import java.lang.reflect.Proxy;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubscribedSocketTests {

	/** Sends everything off, and never has anything to say. */
	private static final WebSocket SOCKET = (WebSocket) Proxy.newProxyInstance(
			SubscribedSocketTests.class.getClassLoader(), new Class<?>[] { WebSocket.class },
			(proxy, method, arguments) -> (method.getReturnType() == CompletableFuture.class)
					? CompletableFuture.completedFuture(proxy) : null);

	@Test
	void hearsOnlyWhatItsOwnOperationIsTold() throws Exception {
		SubscribedSocket socket = new SubscribedSocket(1_000, Duration.ZERO);
		socket.onOpen(SOCKET);
		try (EventSource source = socket.subscribe("{}".getBytes(StandardCharsets.UTF_8))) {
			for (String message : new String[] { "{\"type\":\"next\",\"id\":\"2\",\"payload\":{\"a\":1}}",
					"{\"type\":\"next\",\"payload\":{\"a\":2}}", "{\"type\":\"complete\",\"id\":\"2\"}",
					"{\"type\":\"next\",\"id\":\"1\",\"payload\":{\"a\":3}}",
					"{\"type\":\"complete\",\"id\":\"1\"}" }) {
				socket.onText(SOCKET, message, true);
			}
			assertThat(source.next()).isInstanceOfSatisfying(SourceEvent.Next.class,
					(next) -> assertThat(next.answer()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":3}"));
			assertThat(source.next()).isInstanceOf(SourceEvent.Completed.class);
		}
	}

}
