package sijill.federation.boot.graph;

import java.util.HashMap;
import java.util.Map;

import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubgraphTransportException;
import sijill.web.Headers;

/**
 * Tells each service how much time is left, so that it does not work for nobody.
 */
final class DeadlineTransport implements SubgraphTransport {

	private final SubgraphTransport carrier;

	DeadlineTransport(SubgraphTransport carrier) {
		this.carrier = carrier;
	}

	@Override
	public SubgraphReply send(SubgraphCall call) throws SubgraphTransportException {
		Map<String, String> headers = new HashMap<>(call.headers());
		headers.put(Headers.TIME_LEFT, Long.toString(call.timeLeft().toMillis()));
		return this.carrier.send(new SubgraphCall(call.subgraph(), call.url(), call.body(), headers, call.timeLeft(),
				call.repeatable()));
	}

}
