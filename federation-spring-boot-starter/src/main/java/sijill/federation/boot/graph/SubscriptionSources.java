package sijill.federation.boot.graph;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import sijill.federation.boot.WrongSettingException;
import sijill.federation.transport.EventSource;
import sijill.federation.transport.EventStreamTransport;
import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubscriptionTransport;
import sijill.federation.transport.WebSocketTransport;

/**
 * Subscribes at each service the way that it understands.
 */
final class SubscriptionSources implements SubscriptionTransport, AutoCloseable {

	private final Map<String, Place> places = new HashMap<>();

	private final EventStreamTransport events;

	private final WebSocketTransport sockets;

	SubscriptionSources(SubscriptionSettings settings, Duration connectTimeout) {
		int cap = Math.clamp(settings.eventCap().toBytes(), 1, Integer.MAX_VALUE - 8);
		this.events = new EventStreamTransport(connectTimeout, cap, settings.silence());
		this.sockets = new WebSocketTransport(connectTimeout, cap, settings.silence());
		for (String entry : settings.sources()) {
			int equals = entry.indexOf('=');
			if (equals < 1) {
				throw wrong(entry);
			}
			this.places.put(entry.substring(0, equals).strip(), place(entry, entry.substring(equals + 1).strip()));
		}
	}

	/**
	 * How a service is subscribed at.
	 *
	 * @param url empty where it is the service's own
	 */
	private record Place(boolean socket, String url) {
	}

	private static Place place(String entry, String value) {
		return switch (value) {
			case "sse" -> new Place(false, "");
			case "websocket" -> new Place(true, "");
			default -> {
				String scheme = scheme(entry, value);
				if (!scheme.matches("(http|ws)s?")) {
					throw wrong(entry);
				}
				yield new Place(scheme.startsWith("ws"), value);
			}
		};
	}

	private static String scheme(String entry, String value) {
		try {
			URI uri = URI.create(value);
			return (uri.getScheme() != null && uri.getHost() != null) ? uri.getScheme() : "";
		}
		catch (IllegalArgumentException ex) {
			throw wrong(entry);
		}
	}

	private static WrongSettingException wrong(String entry) {
		return new WrongSettingException(
				"sijill.subscriptions.sources takes NAME=sse, NAME=websocket or NAME=URL, and not " + entry);
	}

	@Override
	public EventSource open(SubgraphCall call) throws SubgraphTransportException {
		Place place = this.places.getOrDefault(call.subgraph(), new Place(false, ""));
		SubgraphCall there = place.url().isEmpty() ? call : new SubgraphCall(call.subgraph(), place.url(), call.body(),
				call.headers(), call.timeLeft(), call.repeatable());
		return place.socket() ? this.sockets.open(there) : this.events.open(there);
	}

	@Override
	public void close() {
		this.events.close();
		this.sockets.close();
	}

}
