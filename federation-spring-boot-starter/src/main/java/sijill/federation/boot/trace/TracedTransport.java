package sijill.federation.boot.trace;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;

import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubgraphTransportException;

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

	@Override
	public SubgraphReply send(SubgraphCall call) throws SubgraphTransportException {
		Map<String, String> headers = new HashMap<>(call.headers());
		SenderContext<Map<String, String>> context = new SenderContext<>((carrier, key, value) -> {
			if (carrier != null) {
				carrier.put(key, value);
			}
		});
		context.setCarrier(headers);
		context.setRemoteServiceName(call.subgraph());
		Observation observation = Observation.createNotStarted(NAME, () -> context, this.registry)
			.contextualName("call " + call.subgraph())
			.lowCardinalityKeyValue("subgraph", call.subgraph())
			.parentObservation(TracedOperations.current())
			.start();
		try {
			SubgraphReply reply = this.carrier.send(new SubgraphCall(call.subgraph(), call.url(), call.body(), headers,
					call.timeLeft(), call.repeatable()));
			observation.lowCardinalityKeyValue("outcome", Integer.toString(reply.status()));
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
