package sijill.federation.transport;

import java.time.Duration;
import java.util.Map;

/**
 * A request to a subgraph: a JSON body of GraphQL over HTTP for its URL, the headers to
 * send along, and the time that is left for it. Only a repeatable one may be sent a
 * second time.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied
public record SubgraphCall(String subgraph, String url, byte[] body, Map<String, String> headers, Duration timeLeft,
		boolean repeatable) {
}
