package sijill.federation.boot.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;

import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubscriptionTransport;

/**
 * Observes calls to services, with their retries, and gives them the headers of the
 * trace.
 */
public final class TracedTransport implements SubgraphTransport {

	static final String NAME = "sijill.subgraph.call";

	private final SubgraphTransport carrier;

	private final ObservationRegistry registry;

	public TracedTransport(SubgraphTransport carrier, ObservationRegistry registry) {
		this.carrier = carrier;
		this.registry = registry;
	}

	/**
	 * Observes the opening of subscriptions alike, until they are open.
	 */
	public static SubscriptionTransport openings(SubscriptionTransport streams, ObservationRegistry registry) {
		return (call) -> observe(registry, "subscribe at ", call, streams::open, (source) -> "OPEN");
	}

	@Override
	public SubgraphReply send(SubgraphCall call) throws SubgraphTransportException {
		return observe(this.registry, "call ", call, this.carrier::send, (reply) -> Integer.toString(reply.status()));
	}

	/**
	 * What is done at a service.
	 */
	@FunctionalInterface
	private interface Exchange<T> {

		T with(SubgraphCall call) throws SubgraphTransportException;

	}

	private static <T> T observe(ObservationRegistry registry, String verb, SubgraphCall call, Exchange<T> exchange,
			Function<T, String> outcome) throws SubgraphTransportException {
		Map<String, String> headers = new HashMap<>(call.headers());
		SenderContext<Map<String, String>> context = new SenderContext<>((carrier, key, value) -> {
			if (carrier != null) {
				carrier.put(key, value);
			}
		});
		context.setCarrier(headers);
		context.setRemoteServiceName(call.subgraph());
		Observation observation = Observation.createNotStarted(NAME, () -> context, registry)
			.contextualName(verb + call.subgraph())
			.lowCardinalityKeyValue("subgraph", call.subgraph())
			.parentObservation(TracedOperations.current())
			.start();
		try {
			T reply = exchange.with(new SubgraphCall(call.subgraph(), call.url(), call.body(), headers, call.timeLeft(),
					call.repeatable()));
			observation.lowCardinalityKeyValue("outcome", outcome.apply(reply));
			return reply;
		}
		catch (SubgraphTransportException ex) {
			observation.lowCardinalityKeyValue("outcome", ex.reason().name()).error(ex);
			throw ex;
		}
		finally {
			observation.stop();
		}
	}

}
