package sijill.federation.boot.stream;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.SmartLifecycle;

import sijill.federation.ErrorCode;
import sijill.federation.GraphQlError;
import sijill.federation.boot.graph.SubscriptionSettings;

/**
 * The operations that are open by events and sockets: no more than there may be, and none
 * once the application stops, which waits a moment for their farewell.
 */
final class OpenStreams implements SmartLifecycle {

	/** How long clients are waited for, who are told that there is nothing more. */
	private static final Duration FAREWELL = Duration.ofMillis(20);

	private static final int FAREWELLS = 50;

	private final SubscriptionSettings settings;

	private final AtomicInteger open = new AtomicInteger();

	private final Map<String, Integer> byClient = new ConcurrentHashMap<>();

	private final Set<Place> places = ConcurrentHashMap.newKeySet();

	private volatile boolean running;

	OpenStreams(SubscriptionSettings settings, MeterRegistry registry) {
		this.settings = settings;
		registry.gauge("sijill.subscriptions.open", this.open);
	}

	/**
	 * What came of asking for a place.
	 */
	sealed interface Admission {

	}

	/**
	 * There is none.
	 */
	record Refused(GraphQlError error) implements Admission {
	}

	/**
	 * A place that is given back when it is closed.
	 */
	final class Place implements Admission, AutoCloseable {

		private final String client;

		private final Runnable end;

		private final AtomicBoolean closed = new AtomicBoolean();

		private Place(String client, Runnable end) {
			this.client = client;
			this.end = end;
		}

		@Override
		public void close() {
			if (this.closed.compareAndSet(false, true)) {
				OpenStreams.this.places.remove(this);
				leave(this.client);
			}
		}

	}

	/**
	 * Asks for a place.
	 * @param end ends what has it when the application stops
	 */
	Admission enter(String client, Runnable end) {
		if (!this.running) {
			return new Refused(new GraphQlError("There is nothing to subscribe to any more", ErrorCode.UNAVAILABLE));
		}
		int its = this.byClient.merge(client, 1, Integer::sum);
		int all = this.open.incrementAndGet();
		if (its > this.settings.mostByClient()) {
			leave(client);
			return new Refused(new GraphQlError(
					"This client has too many subscriptions open, at most " + this.settings.mostByClient() + " may be",
					ErrorCode.RATE_LIMITED));
		}
		if (all > this.settings.most()) {
			leave(client);
			return new Refused(
					new GraphQlError("Too many subscriptions are open, ask again later", ErrorCode.UNAVAILABLE));
		}
		Place place = new Place(client, end);
		this.places.add(place);
		if (!this.running) {
			end.run();
		}
		return place;
	}

	private void leave(String client) {
		this.open.decrementAndGet();
		this.byClient.computeIfPresent(client, (it, count) -> (count > 1) ? count - 1 : null);
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.places.forEach((place) -> place.end.run());
		try {
			for (int i = 0; i < FAREWELLS && !this.places.isEmpty(); i++) {
				Thread.sleep(FAREWELL);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
