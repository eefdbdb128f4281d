package sijill.federation.execute;

import java.time.Duration;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import sijill.federation.EngineObserver;
import sijill.federation.EngineObserver.CallOutcome;
import sijill.federation.SubgraphAddress;
import sijill.federation.schema.SupergraphSchema;
import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubgraphTransportException.Reason;

/**
 * The subgraphs as something that can be called: whatever goes wrong with a call is an
 * outcome, never an exception.
 */
final class Subgraphs {

	private static final Logger LOG = LoggerFactory.getLogger(Subgraphs.class);

	private final SupergraphSchema schema;

	private final SubgraphTransport transport;

	private final Duration callDeadline;

	private final EngineObserver observer;

	Subgraphs(SupergraphSchema schema, SubgraphTransport transport, Duration callDeadline, EngineObserver observer) {
		this.schema = schema;
		this.transport = transport;
		this.callDeadline = callDeadline;
		this.observer = observer;
	}

	String name(int subgraph) {
		return this.schema.subgraphName(subgraph);
	}

	EngineObserver observer() {
		return this.observer;
	}

	Reply call(int subgraph, byte[] body, Map<String, String> headers, long deadline, boolean repeatable) {
		SubgraphAddress address = this.schema.subgraphs().get(subgraph);
		long start = System.nanoTime();
		Duration left = Duration.ofNanos(Math.max(1, deadline - start));
		Duration limit = (left.compareTo(this.callDeadline) < 0) ? left : this.callDeadline;
		Reply reply = send(new SubgraphCall(address.name(), address.url(), body, headers, limit, repeatable));
		this.observer.subgraphCallFinished(address.name(), reply.outcome(),
				Duration.ofNanos(System.nanoTime() - start));
		return reply;
	}

	private Reply send(SubgraphCall call) {
		try {
			SubgraphReply sent = this.transport.send(call);
			Reply reply = Reply.of(sent.body());
			if (sent.status() / 100 != 2 && !reply.isAnswer()) {
				LOG.warn("{} answered with status {}", call.subgraph(), sent.status());
				return Reply.failed(CallOutcome.UNAVAILABLE);
			}
			if (reply.outcome() == CallOutcome.INVALID) {
				LOG.warn("{} sent no answer of GraphQL ({}, {} bytes)", call.subgraph(), sent.contentType(),
						sent.body().length);
			}
			return reply;
		}
		catch (SubgraphTransportException ex) {
			// Refusals are many where there is one, and what led to them was said.
			LOG.atLevel((ex.reason() == Reason.REFUSED) ? Level.DEBUG : Level.WARN)
				.log("{} gave no reply: {} ({})", call.subgraph(), ex.reason(), ex.getMessage());
			return Reply.failed(switch (ex.reason()) {
				case TIMEOUT -> CallOutcome.TIMEOUT;
				case UNREACHABLE, REFUSED -> CallOutcome.UNAVAILABLE;
				case TOO_LARGE -> CallOutcome.INVALID;
			});
		}
		catch (RuntimeException ex) {
			LOG.error("The call to {} failed", call.subgraph(), ex);
			return Reply.failed(CallOutcome.UNAVAILABLE);
		}
	}

}
