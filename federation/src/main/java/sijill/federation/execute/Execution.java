package sijill.federation.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;

import org.jspecify.annotations.Nullable;

import sijill.federation.EngineObserver.CallOutcome;
import sijill.federation.plan.Plan;
import sijill.federation.plan.Request;
import sijill.federation.transport.Deadlines;

/**
 * One run of a plan. The thread that runs it owns the tree of the answer: it alone reads
 * representations from it and writes replies into it. Requests that are ready at the same
 * time travel on virtual threads of their own.
 */
final class Execution {

	private static final byte[] NOTHING = new byte[0];

	private final Plan plan;

	private final Subgraphs subgraphs;

	private final Map<String, String> headers;

	private final long deadline;

	private final ObjectNode root;

	private final Errors errors;

	private final Merger merger;

	private final Preparation preparation;

	private final LinkedBlockingQueue<News> news = new LinkedBlockingQueue<>();

	private final List<Thread> travellers = new ArrayList<>();

	private final int[] underWay;

	private int calls;

	private @Nullable CallOutcome gaveUp;

	private boolean interrupted;

	Execution(ExecutablePlan executable, Subgraphs subgraphs, Map<String, @Nullable Object> variables,
			Map<String, String> headers, long deadline) {
		this.plan = executable.plan();
		this.subgraphs = subgraphs;
		this.headers = headers;
		this.deadline = deadline;
		this.underWay = new int[this.plan.requests().size()];
		this.root = new ObjectNode(this.plan.root().slots());
		this.root.type = this.plan.rootType();
		this.errors = new Errors(subgraphs.outspoken());
		this.merger = new Merger(this.root, this.errors, subgraphs);
		this.preparation = new Preparation(executable, this.root, this.merger, variables);
	}

	ObjectNode root() {
		return this.root;
	}

	Errors errors() {
		return this.errors;
	}

	long deadline() {
		return this.deadline;
	}

	int calls() {
		return this.calls;
	}

	/**
	 * What the thread that owns the tree waits for.
	 */
	private sealed interface News {

	}

	private record Arrival(Sent sent, Reply reply) implements News {
	}

	private enum Late implements News {

		DEADLINE_PASSED

	}

	void run() {
		run(new boolean[this.plan.requests().size()], new ArrayList<>(this.plan.requests()));
	}

	/**
	 * The body of the request that everything else waits for.
	 */
	byte[] first() {
		return this.preparation.first();
	}

	/**
	 * Runs what is left to do once that request is answered.
	 */
	void run(Reply first) {
		boolean[] done = new boolean[this.plan.requests().size()];
		List<Request> waiting = new ArrayList<>(this.plan.requests());
		Request answered = waiting.removeFirst();
		finish(new Arrival(new Sent(answered, List.of(), NOTHING), first), done);
		run(done, waiting);
	}

	private void run(boolean[] done, List<Request> waiting) {
		try (Deadlines.Watch _ = Deadlines.watch(this.deadline, () -> this.news.add(Late.DEADLINE_PASSED))) {
			call(waiting, done);
		}
		if (this.interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void call(List<Request> waiting, boolean[] done) {
		List<Sent> travelling = new ArrayList<>();
		while (!waiting.isEmpty() || !travelling.isEmpty()) {
			List<Sent> ready = ready(waiting, done);
			travelling.addAll(ready);
			if (travelling.size() == 1 && ready.size() == 1 && mayCallHere(ready.getFirst())) {
				finish(arrivalOf(travelling.removeFirst()), done);
				continue;
			}
			ready.forEach(this::travel);
			if (!travelling.isEmpty()) {
				Arrival arrival = nextArrival(travelling);
				if (travelling.remove(arrival.sent())) {
					finish(arrival, done);
				}
			}
		}
	}

	/**
	 * A request that is alone on its way needs no thread of its own, unless it changes
	 * something: whoever hangs up would cut it off.
	 */
	private boolean mayCallHere(Sent sent) {
		return this.gaveUp == null && sent.request().repeatable();
	}

	private void travel(Sent sent) {
		if (this.gaveUp == null) {
			this.travellers.add(Thread.ofVirtual().start(() -> this.news.add(new Arrival(sent, call(sent)))));
		}
	}

	/**
	 * Takes the requests out that nothing keeps waiting. Those that have nothing to ask
	 * are done at once.
	 */
	private List<Sent> ready(List<Request> waiting, boolean[] done) {
		List<Sent> ready = new ArrayList<>();
		boolean again = true;
		while (again) {
			again = false;
			for (Request request : List.copyOf(waiting)) {
				if (request.dependsOn().stream().allMatch((it) -> done[it])) {
					waiting.remove(request);
					List<Sent> prepared = this.preparation.of(request);
					this.underWay[request.id()] = prepared.size();
					ready.addAll(prepared);
					if (prepared.isEmpty()) {
						done[request.id()] = true;
						again = true;
					}
				}
			}
		}
		return ready;
	}

	private Reply call(Sent sent) {
		Request request = sent.request();
		return this.subgraphs.call(request.subgraph(), sent.body(), this.headers, this.deadline, request.repeatable());
	}

	private Arrival arrivalOf(Sent sent) {
		Arrival arrival = new Arrival(sent, call(sent));
		if (Thread.interrupted()) {
			this.interrupted = true;
			giveUp(CallOutcome.UNAVAILABLE);
		}
		return arrival;
	}

	private Arrival nextArrival(List<Sent> travelling) {
		while (this.gaveUp == null) {
			try {
				switch (this.news.take()) {
					case Arrival arrival -> {
						return arrival;
					}
					case Late _ -> giveUp(CallOutcome.TIMEOUT);
				}
			}
			catch (InterruptedException ex) {
				this.interrupted = true;
				if (travelling.stream().allMatch((it) -> it.request().repeatable())) {
					giveUp(CallOutcome.UNAVAILABLE);
				}
			}
		}
		// Whatever has come is taken, though nobody waits for more.
		for (News next = this.news.poll(); next != null; next = this.news.poll()) {
			if (next instanceof Arrival arrival) {
				return arrival;
			}
		}
		return new Arrival(travelling.getFirst(), Reply.failed(this.gaveUp));
	}

	/**
	 * Nobody waits any more: calls that travel are given up, and no other is made.
	 */
	private void giveUp(CallOutcome outcome) {
		this.gaveUp = outcome;
		this.travellers.forEach(Thread::interrupt);
	}

	private void finish(Arrival arrival, boolean[] done) {
		int request = arrival.sent().request().id();
		done[request] = --this.underWay[request] <= 0;
		this.calls++;
		this.merger.merge(arrival.sent(), arrival.reply());
	}

}
