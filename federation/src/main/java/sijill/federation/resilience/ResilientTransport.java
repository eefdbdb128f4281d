package sijill.federation.resilience;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubgraphTransportException.Reason;
import sijill.federation.transport.SubscriptionTransport;

/**
 * Sends calls through the guard of their subgraph, and repeats what may be repeated
 * within the time that is left. Outlives engines, so that a new supergraph finds what was
 * learned.
 */
public final class ResilientTransport implements SubgraphTransport {

	private final SubgraphTransport carrier;

	private final Resilience settings;

	private final Duration fairTime;

	private final ConcurrentHashMap<String, Guard> guards = new ConcurrentHashMap<>();

	/**
	 * Protects what a carrier sends.
	 * @param callDeadline what a call may take where nobody hurries it
	 */
	public ResilientTransport(SubgraphTransport carrier, Resilience settings, Duration callDeadline) {
		this.carrier = carrier;
		this.settings = settings;
		this.fairTime = callDeadline.dividedBy(2);
	}

	/**
	 * How a subgraph fares at this moment.
	 */
	public SubgraphState state(String subgraph, String url) {
		Guard guard = this.guards.get(key(subgraph, url));
		return (guard != null) ? guard.state() : new SubgraphState(SubgraphState.Breaker.CLOSED, 0);
	}

	/**
	 * Protects the opening of subscriptions. A subgraph's streams have a guard of their
	 * own, since they often have an address of their own; once open, a stream takes no
	 * call's place. An opening is not repeated: it may have been taken.
	 */
	public SubscriptionTransport protect(SubscriptionTransport streams) {
		return (call) -> guard("stream " + key(call.subgraph(), call.url()), call).open(streams, call);
	}

	private Guard guard(String key, SubgraphCall call) {
		return this.guards.computeIfAbsent(key, (k) -> new Guard(call.subgraph(), this.settings, this.fairTime));
	}

	@Override
	public SubgraphReply send(SubgraphCall call) throws SubgraphTransportException {
		Guard guard = guard(key(call.subgraph(), call.url()), call);
		guard.budget().pay();
		long start = System.nanoTime();
		for (int tries = 0;; tries++) {
			SubgraphCall current = Guard.within(call, start);
			boolean again = call.repeatable() && tries < this.settings.retries().most();
			try {
				SubgraphReply reply = guard.send(this.carrier, current);
				if (!again || !isPassing(reply.status()) || !pause(guard, call, start, tries)) {
					return reply;
				}
			}
			catch (SubgraphTransportException ex) {
				if (!again || ex.reason() != Reason.UNREACHABLE || !pause(guard, call, start, tries)) {
					throw ex;
				}
			}
		}
	}

	/** Statuses of proxies and of servers that start or stop. */
	private static boolean isPassing(int status) {
		return status == 502 || status == 503 || status == 504;
	}

	/**
	 * Waits before the next try; false where there is no time or no budget for one.
	 */
	private boolean pause(Guard guard, SubgraphCall call, long start, int tries) {
		long longest = Math.min(this.settings.retries().longestPause().toNanos(),
				this.settings.retries().shortestPause().toNanos() << Math.min(tries, 20));
		long pause = (longest > 1) ? ThreadLocalRandom.current().nextLong(longest / 2, longest) : 0;
		long left = call.timeLeft().toNanos() - (System.nanoTime() - start);
		if (guard.isOpen() || pause >= left || Thread.currentThread().isInterrupted() || !guard.budget().spend()) {
			return false;
		}
		try {
			Thread.sleep(Duration.ofNanos(pause));
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static String key(String subgraph, String url) {
		return subgraph + " " + url;
	}

}
