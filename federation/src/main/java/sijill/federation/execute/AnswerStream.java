package sijill.federation.execute;

import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sijill.federation.EngineObserver.CallOutcome;
import sijill.federation.EngineObserver.SubscriptionEnd;
import sijill.federation.SubscriptionFailedException;
import sijill.federation.execute.Executor.Answer;
import sijill.federation.execute.Executor.Purpose;
import sijill.federation.plan.Request;
import sijill.federation.transport.EventSource;
import sijill.federation.transport.SourceEvent;
import sijill.federation.transport.SubgraphTransportException;

/**
 * One subscription of a client: takes an event of the source when the client has asked
 * for another answer, lets the rest of the plan join to it what other subgraphs know, and
 * passes the answer on before it takes the next. A virtual thread of its own does all of
 * it, and waits where there is nothing to do.
 */
final class AnswerStream<T> implements Flow.Subscription {

	private static final Logger LOG = LoggerFactory.getLogger(AnswerStream.class);

	/** Who asks for so many asks for all. */
	private static final int MOST_DEMANDED = 1 << 29;

	private final Executor executor;

	private final Purpose purpose;

	private final Duration patience;

	private final Function<Answer, T> form;

	private final Flow.Subscriber<? super T> subscriber;

	private final Thread worker = Thread.ofVirtual().name("subscription").unstarted(this::run);

	private final Semaphore demand = new Semaphore(0);

	private final long start = System.nanoTime();

	private long events;

	private volatile boolean cancelled;

	private volatile boolean misused;

	AnswerStream(Executor executor, Purpose purpose, Duration patience, Function<Answer, T> form,
			Flow.Subscriber<? super T> subscriber) {
		this.executor = executor;
		this.purpose = purpose;
		this.patience = patience;
		this.form = form;
		this.subscriber = subscriber;
	}

	void start() {
		this.subscriber.onSubscribe(this);
		this.worker.start();
	}

	@Override
	public void request(long more) {
		if (more <= 0) {
			this.misused = true;
			this.demand.release();
		}
		else {
			this.demand.release((int) Math.min(more, Math.max(0, MOST_DEMANDED - this.demand.availablePermits())));
		}
	}

	/** Also closes the source, which the worker holds. */
	@Override
	public void cancel() {
		this.cancelled = true;
		this.worker.interrupt();
	}

	private void run() {
		SubscriptionEnd end = SubscriptionEnd.FAILED;
		try {
			end = passOn();
		}
		catch (InterruptedException ex) {
			end = SubscriptionEnd.CANCELLED;
		}
		catch (RuntimeException ex) {
			LOG.error("A subscription broke", ex);
			fail(Reply.failed(CallOutcome.UNAVAILABLE));
		}
		finally {
			this.executor.subgraphs()
				.observer()
				.subscriptionFinished(this.purpose.plan().operation().definition().getName(), end, this.events,
						Duration.ofNanos(System.nanoTime() - this.start));
		}
	}

	private SubscriptionEnd passOn() throws InterruptedException {
		Request first = this.purpose.plan().plan().requests().getFirst();
		Subgraphs subgraphs = this.executor.subgraphs();
		Execution opening = execution();
		try (EventSource source = subgraphs.open(first.subgraph(), opening.first(), this.purpose.context().headers(),
				opening.deadline())) {
			while (true) {
				this.demand.acquire();
				if (this.misused) {
					this.subscriber.onError(new IllegalArgumentException("less than one answer was asked for"));
					return SubscriptionEnd.FAILED;
				}
				switch (source.next()) {
					case SourceEvent.Next next -> answer(next.answer());
					case SourceEvent.Failed failed -> {
						return fail(Reply.refusal(failed.answer()));
					}
					case SourceEvent.Completed completed -> {
						if (!this.cancelled) {
							this.subscriber.onComplete();
						}
						return SubscriptionEnd.COMPLETED;
					}
				}
			}
		}
		catch (SubgraphTransportException ex) {
			if (this.cancelled) {
				return SubscriptionEnd.CANCELLED;
			}
			return fail(subgraphs.failed(subgraphs.name(first.subgraph()), ex));
		}
	}

	private void answer(byte[] event) throws InterruptedException {
		long from = System.nanoTime();
		Execution execution = execution();
		execution.run(Reply.of(event));
		Answer answer = this.executor.answer(execution, this.purpose);
		if (this.cancelled) {
			throw new InterruptedException();
		}
		this.events++;
		this.executor.subgraphs()
			.observer()
			.eventAnswered(answer.errors().size(), answer.calls() - 1, Duration.ofNanos(System.nanoTime() - from));
		this.subscriber.onNext(this.form.apply(answer));
	}

	private SubscriptionEnd fail(Reply reason) {
		if (this.cancelled) {
			return SubscriptionEnd.CANCELLED;
		}
		Execution execution = execution();
		execution.run(reason);
		this.subscriber.onError(new SubscriptionFailedException(execution.errors()
			.all(this.purpose.context().errorDetails(), execution.root(), this.purpose.plan().plan().root())));
		return SubscriptionEnd.FAILED;
	}

	private Execution execution() {
		return this.executor.execution(this.purpose, System.nanoTime() + this.patience.toNanos());
	}

}
