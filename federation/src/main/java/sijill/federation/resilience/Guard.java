package sijill.federation.resilience;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

import sijill.federation.transport.EventSource;
import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubgraphTransportException.Reason;
import sijill.federation.transport.SubscriptionTransport;

/**
 * What stands before one subgraph: a place for each call, and a breaker that learns from
 * how they end.
 */
final class Guard {

	private final int most;

	private final Semaphore places;

	private final Duration patience;

	private final Duration fairTime;

	private final CircuitBreaker breaker;

	private final RetryBudget budget;

	/**
	 * @param fairTime a subgraph that had less time than this is not to blame for being
	 * late
	 */
	Guard(String subgraph, Resilience settings, Duration fairTime) {
		this.most = settings.bulkhead().calls();
		this.places = new Semaphore(this.most);
		this.patience = settings.bulkhead().patience();
		this.fairTime = fairTime;
		this.budget = new RetryBudget(settings.retries().budget());
		this.breaker = CircuitBreaker.of(subgraph,
				CircuitBreakerConfig.custom()
					.slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
					.slidingWindowSize(settings.breaker().calls())
					.minimumNumberOfCalls(Math.max(1, settings.breaker().calls() / 2))
					.failureRateThreshold(settings.breaker().failures() * 100)
					.waitDurationInOpenState(settings.breaker().pause())
					.permittedNumberOfCallsInHalfOpenState(1)
					.build());
	}

	RetryBudget budget() {
		return this.budget;
	}

	SubgraphState state() {
		return new SubgraphState(switch (this.breaker.getState()) {
			case OPEN, FORCED_OPEN -> SubgraphState.Breaker.OPEN;
			case HALF_OPEN -> SubgraphState.Breaker.TESTING;
			case CLOSED, DISABLED, METRICS_ONLY -> SubgraphState.Breaker.CLOSED;
		}, this.most - this.places.availablePermits());
	}

	boolean isOpen() {
		return this.breaker.getState() == CircuitBreaker.State.OPEN;
	}

	/**
	 * What is done at the subgraph.
	 */
	@FunctionalInterface
	interface Exchange<T> {

		T with(SubgraphCall call) throws SubgraphTransportException;

	}

	SubgraphReply send(SubgraphTransport carrier, SubgraphCall call) throws SubgraphTransportException {
		return admit(call, carrier::send, Guard::isFailure);
	}

	EventSource open(SubscriptionTransport carrier, SubgraphCall call) throws SubgraphTransportException {
		return admit(call, carrier::open, (source) -> false);
	}

	private <T> T admit(SubgraphCall call, Exchange<T> exchange, Predicate<T> failure)
			throws SubgraphTransportException {
		long start = System.nanoTime();
		takePlace(call);
		try {
			if (!this.breaker.tryAcquirePermission()) {
				throw new SubgraphTransportException(Reason.REFUSED, "its breaker is open");
			}
			return judge(within(call, start), exchange, failure);
		}
		finally {
			this.places.release();
		}
	}

	private void takePlace(SubgraphCall call) throws SubgraphTransportException {
		Duration wait = (call.timeLeft().compareTo(this.patience) < 0) ? call.timeLeft() : this.patience;
		try {
			if (!this.places.tryAcquire() && !this.places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new SubgraphTransportException(Reason.REFUSED, "too many calls are on their way to it");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SubgraphTransportException(Reason.REFUSED, "interrupted", ex);
		}
	}

	private <T> T judge(SubgraphCall call, Exchange<T> exchange, Predicate<T> failure)
			throws SubgraphTransportException {
		long start = System.nanoTime();
		boolean judged = false;
		try {
			T reply = exchange.with(call);
			judged = true;
			if (failure.test(reply)) {
				failed(start);
			}
			else {
				this.breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
			}
			return reply;
		}
		catch (SubgraphTransportException ex) {
			if (isToBlame(ex.reason(), call)) {
				judged = true;
				failed(start);
			}
			throw ex;
		}
		finally {
			if (!judged) {
				this.breaker.releasePermission();
			}
		}
	}

	private void failed(long start) {
		this.breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS,
				new SubgraphTransportException(Reason.UNREACHABLE, "failed"));
	}

	/**
	 * A caller who gave up, or allowed no time, must not close a service for everybody.
	 */
	private boolean isToBlame(Reason reason, SubgraphCall call) {
		return switch (reason) {
			case UNREACHABLE, TOO_LARGE -> !Thread.currentThread().isInterrupted();
			case TIMEOUT -> call.timeLeft().compareTo(this.fairTime) >= 0;
			case REFUSED -> false;
		};
	}

	static boolean isFailure(SubgraphReply reply) {
		return reply.status() >= 500 || (reply.status() == 200 && reply.contentType().startsWith("text/html"));
	}

	static SubgraphCall within(SubgraphCall call, long start) throws SubgraphTransportException {
		Duration left = call.timeLeft().minusNanos(System.nanoTime() - start);
		if (!left.isPositive()) {
			throw new SubgraphTransportException(Reason.TIMEOUT, "no time left");
		}
		return new SubgraphCall(call.subgraph(), call.url(), call.body(), call.headers(), left, call.repeatable());
	}

}
