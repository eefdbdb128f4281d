package sijill.federation;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import sijill.federation.Plans.Checked;
import sijill.federation.execute.ExecutablePlan;
import sijill.federation.execute.Executor;
import sijill.federation.execute.Executor.Purpose;
import sijill.federation.limits.Limits;
import sijill.federation.operation.DocumentChecker;
import sijill.federation.operation.Operation;
import sijill.federation.operation.RequestRefusedException;
import sijill.federation.operation.Suggestions;
import sijill.federation.schema.SupergraphSchema;
import sijill.federation.transport.HttpSubgraphTransport;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubgraphTransportException.Reason;
import sijill.federation.transport.SubscriptionTransport;

/**
 * Answers requests over one supergraph. Immutable and safe for any number of threads; a
 * new supergraph is a new engine. Long, since its builder stands with it.
 */
public final class Engine {

	private static final Set<OperationKind> ANSWERED_ONCE = EnumSet.of(OperationKind.QUERY, OperationKind.MUTATION);

	private static final Set<OperationKind> ANSWERED_OFTEN = EnumSet.of(OperationKind.SUBSCRIPTION);

	private final Plans plans;

	private final Executor executor;

	private final Duration deadline;

	private final boolean queryPlans;

	private final EngineObserver observer;

	private Engine(Builder builder) {
		SupergraphSchema schema = builder.supergraph.schema();
		DocumentChecker checker = new DocumentChecker(schema, builder.limits, builder.introspection,
				builder.suggestions ? Suggestions.from(schema.apiSchema()) : Suggestions.NONE);
		this.plans = new Plans(schema, checker, builder.labels, builder.planCacheSize);
		this.executor = new Executor(schema, builder.transport(), builder.subscriptions, builder.callDeadline,
				builder.observer, builder.outspoken, builder.introspection ? schema.apiSchema() : null);
		this.deadline = builder.deadline;
		this.queryPlans = builder.queryPlans;
		this.observer = builder.observer;
	}

	public static Builder builder(Supergraph supergraph) {
		return new Builder(supergraph);
	}

	/**
	 * Answers a request. Blocks until the answer is complete, at most for the deadline;
	 * never throws for what a client or a subgraph did. Subscriptions are refused.
	 */
	public GraphQlResponse execute(GraphQlRequest request) {
		long start = System.nanoTime();
		OperationKind kind = null;
		GraphQlResponse response;
		try {
			Checked checked = this.plans.check(request);
			kind = checked.kind();
			ExecutablePlan plan = plan(checked, ANSWERED_ONCE);
			response = GraphQlResponse
				.executed(this.executor.execute(purpose(plan, request), start + limit(request.context()).toNanos()));
		}
		catch (RequestRefusedException ex) {
			response = refused(ex, request.context());
		}
		finished(request, kind, response, start);
		return response;
	}

	/**
	 * Answers a request as often as there is something to say: once, or for each event of
	 * a subscription. Blocks for what is answered once.
	 */
	public Answers subscribe(GraphQlRequest request) {
		long start = System.nanoTime();
		OperationKind kind = null;
		GraphQlResponse refusal;
		try {
			Checked checked = this.plans.check(request);
			kind = checked.kind();
			if (kind != OperationKind.SUBSCRIPTION) {
				return new Answers.One(execute(request));
			}
			ExecutablePlan plan = plan(checked, ANSWERED_OFTEN);
			if (!plan.plan().requests().isEmpty()) {
				return new Answers.Many(
						this.executor.subscribe(purpose(plan, request), this.deadline, GraphQlResponse::executed));
			}
			// The caller may not have it, so nobody is asked.
			Executor.Answer answer = this.executor.execute(purpose(plan, request), start + this.deadline.toNanos());
			refusal = GraphQlResponse.refused(answer.errors());
		}
		catch (RequestRefusedException ex) {
			refusal = refused(ex, request.context());
		}
		finished(request, kind, refusal, start);
		return new Answers.One(refusal);
	}

	/**
	 * The plan of a request as text, for people; nothing is called.
	 * @throws IllegalArgumentException where the request would be refused
	 */
	public String explain(GraphQlRequest request) {
		try {
			return this.plans.plan(request.query(), this.plans.operation(this.plans.check(request))).plan().text();
		}
		catch (RequestRefusedException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
	}

	/**
	 * Plans what an earlier engine has plans for, so that those operations do not wait
	 * once this engine takes over. What cannot be answered any more is left out.
	 * @param limit how long to go on
	 * @return how many plans there are now
	 */
	public int warm(Engine earlier, Duration limit) {
		return this.plans.warm(earlier.plans, limit);
	}

	private ExecutablePlan plan(Checked checked, Set<OperationKind> kinds) throws RequestRefusedException {
		this.plans.admit(checked, kinds);
		Operation operation = this.plans.operation(checked);
		this.observer.operationStarted(checked.definition().getName(), checked.kind());
		return this.plans.plan(checked.request().query(), operation);
	}

	private Purpose purpose(ExecutablePlan plan, GraphQlRequest request) {
		return new Purpose(plan, request.variables(), request.context(),
				this.queryPlans ? Map.of("queryPlan", plan.plan().text()) : Map.of());
	}

	private Duration limit(RequestContext context) {
		Duration left = context.timeLeft();
		return (left != null && left.compareTo(this.deadline) < 0) ? left : this.deadline;
	}

	private static GraphQlResponse refused(RequestRefusedException refusal, RequestContext context) {
		List<GraphQlError> errors = refusal.errors()
			.stream()
			.map((error) -> error.with(context.errorDetails()))
			.toList();
		return GraphQlResponse.refused(refusal.outcome(), errors);
	}

	private void finished(GraphQlRequest request, @Nullable OperationKind kind, GraphQlResponse response, long start) {
		this.observer.operationFinished(request.operationName(), kind, response.outcome(), response.errors().size(),
				response.subgraphCalls(), Duration.ofNanos(System.nanoTime() - start));
	}

	/**
	 * What an engine is made of; everything but the supergraph has a default.
	 */
	public static final class Builder {

		private final Supergraph supergraph;

		private @Nullable SubgraphTransport transport;

		private SubscriptionTransport subscriptions = (call) -> {
			throw new SubgraphTransportException(Reason.REFUSED, "the engine has no transport for subscriptions");
		};

		private Limits limits = Limits.DEFAULTS;

		private Duration deadline = Duration.ofSeconds(8);

		private Duration callDeadline = Duration.ofSeconds(4);

		private OverrideLabels labels = OverrideLabels.NONE;

		private boolean introspection;

		private boolean suggestions;

		private boolean queryPlans;

		private Set<String> outspoken = Set.of();

		private int planCacheSize = 1_000;

		private EngineObserver observer = new EngineObserver() {
		};

		private Builder(Supergraph supergraph) {
			this.supergraph = supergraph;
		}

		/**
		 * How subgraphs are reached; by default a {@link HttpSubgraphTransport} of the
		 * engine's own.
		 */
		public Builder transport(SubgraphTransport transport) {
			this.transport = transport;
			return this;
		}

		private SubgraphTransport transport() {
			return (this.transport != null) ? this.transport : new HttpSubgraphTransport();
		}

		/**
		 * How events come from subgraphs; by default they do not come.
		 */
		public Builder subscriptions(SubscriptionTransport subscriptions) {
			this.subscriptions = subscriptions;
			return this;
		}

		public Builder limits(Limits limits) {
			this.limits = limits;
			return this;
		}

		/**
		 * How long a whole request may take; 8 s by default.
		 */
		public Builder deadline(Duration deadline) {
			this.deadline = deadline;
			return this;
		}

		/**
		 * How long one call to a subgraph may take, within the time of its request; 4 s
		 * by default.
		 */
		public Builder callDeadline(Duration callDeadline) {
			this.callDeadline = callDeadline;
			return this;
		}

		/**
		 * Which fields with {@code @override(label:)} have moved; by default only those
		 * that are drawn by a share.
		 */
		public Builder overrideLabels(OverrideLabels labels) {
			this.labels = labels;
			return this;
		}

		/**
		 * Whether clients may ask for the schema; off by default: {@code __schema} is
		 * refused then, and every {@code __type} is unknown.
		 */
		public Builder introspection(boolean introspection) {
			this.introspection = introspection;
			return this;
		}

		/**
		 * Whether an error about an unknown name proposes known ones; off by default.
		 */
		public Builder suggestions(boolean suggestions) {
			this.suggestions = suggestions;
			return this;
		}

		/**
		 * Whether answers carry their plan as text in {@code extensions.queryPlan}, for
		 * development; off by default.
		 */
		public Builder queryPlans(boolean queryPlans) {
			this.queryPlans = queryPlans;
			return this;
		}

		/**
		 * The subgraphs whose messages clients may read, where an error has one of the
		 * codes that this engine knows; none by default: a client learns the code and the
		 * subgraph's name.
		 */
		public Builder outspoken(Collection<String> subgraphs) {
			this.outspoken = Set.copyOf(subgraphs);
			return this;
		}

		/**
		 * How many plans, and as many checked documents, are kept, at most for two
		 * million characters of documents; 1,000 by default.
		 */
		public Builder planCacheSize(int planCacheSize) {
			this.planCacheSize = planCacheSize;
			return this;
		}

		public Builder observer(EngineObserver observer) {
			this.observer = observer;
			return this;
		}

		public Engine build() {
			return new Engine(this);
		}

	}

}
