package sijill.federation.execute;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import sijill.federation.EngineObserver;
import sijill.federation.EngineObserver.CallOutcome;
import sijill.federation.SubgraphAddress;
import sijill.federation.schema.SupergraphSchema;
import sijill.federation.transport.EventSource;
import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubgraphTransportException.Reason;
import sijill.federation.transport.SubscriptionTransport;

/**
 * The subgraphs as something that can be called: whatever goes wrong with a call is an
 * outcome, never an exception.
 */
final class Subgraphs {

	private static final Logger LOG = LoggerFactory.getLogger(Subgraphs.class);

	private final SupergraphSchema schema;

	private final SubgraphTransport transport;

	private final SubscriptionTransport subscriptions;

	private final Duration callDeadline;

	private final EngineObserver observer;

	private final Set<String> outspoken;

	Subgraphs(SupergraphSchema schema, SubgraphTransport transport, SubscriptionTransport subscriptions,
			Duration callDeadline, EngineObserver observer, Set<String> outspoken) {
		this.schema = schema;
		this.transport = transport;
		this.subscriptions = subscriptions;
		this.callDeadline = callDeadline;
		this.observer = observer;
		this.outspoken = outspoken;
	}

	String name(int subgraph) {
		return this.schema.subgraphName(subgraph);
	}

	/** Those whose messages clients may read. */
	Set<String> outspoken() {
		return this.outspoken;
	}

	EngineObserver observer() {
		return this.observer;
	}

	Reply call(int subgraph, byte[] body, Map<String, String> headers, long deadline, boolean repeatable) {
		long start = System.nanoTime();
		SubgraphCall call = prepare(subgraph, body, headers, deadline - start, repeatable);
		Reply reply = send(call, deadline);
		this.observer.subgraphCallFinished(call.subgraph(), reply.outcome(),
				Duration.ofNanos(System.nanoTime() - start));
		return reply;
	}

	private SubgraphCall prepare(int subgraph, byte[] body, Map<String, String> headers, long timeLeft,
			boolean repeatable) {
		SubgraphAddress address = this.schema.subgraphs().get(subgraph);
		Duration left = Duration.ofNanos(Math.max(1, timeLeft));
		Duration limit = (left.compareTo(this.callDeadline) < 0) ? left : this.callDeadline;
		return new SubgraphCall(address.name(), address.url(), body, headers, limit, repeatable);
	}

	/**
	 * Opens a subscription; it counts as a call that lasts until it is open.
	 */
	EventSource open(int subgraph, byte[] body, Map<String, String> headers, long deadline)
			throws SubgraphTransportException {
		long start = System.nanoTime();
		SubgraphCall call = prepare(subgraph, body, headers, deadline - start, false);
		CallOutcome outcome = CallOutcome.UNAVAILABLE;
		try {
			EventSource source = this.subscriptions.open(call);
			outcome = CallOutcome.ANSWERED;
			return source;
		}
		catch (SubgraphTransportException ex) {
			outcome = outcome(ex);
			throw ex;
		}
		finally {
			this.observer.subgraphCallFinished(call.subgraph(), outcome, Duration.ofNanos(System.nanoTime() - start));
		}
	}

	private Reply send(SubgraphCall call, long deadline) {
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
			boolean cancelled = Thread.currentThread().isInterrupted() && System.nanoTime() - deadline < 0;
			return cancelled ? Reply.failed(CallOutcome.CANCELLED) : failed(call.subgraph(), ex);
		}
		catch (RuntimeException ex) {
			LOG.error("The call to {} failed", call.subgraph(), ex);
			return Reply.failed(CallOutcome.UNAVAILABLE);
		}
	}

	Reply failed(String subgraph, SubgraphTransportException cause) {
		// Refusals are many where there is one, and what led to them was said.
		LOG.atLevel((cause.reason() == Reason.REFUSED) ? Level.DEBUG : Level.WARN)
			.log("{} gave no reply: {} ({})", subgraph, cause.reason(), cause.getMessage());
		return Reply.failed(outcome(cause));
	}

	private static CallOutcome outcome(SubgraphTransportException cause) {
		return switch (cause.reason()) {
			case TIMEOUT -> CallOutcome.TIMEOUT;
			case UNREACHABLE, REFUSED -> CallOutcome.UNAVAILABLE;
			case TOO_LARGE -> CallOutcome.INVALID;
		};
	}

}
