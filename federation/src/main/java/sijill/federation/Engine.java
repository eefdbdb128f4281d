package sijill.federation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.GraphQlResponse.Outcome;
import sijill.federation.execute.ExecutablePlan;
import sijill.federation.execute.Executor;
import sijill.federation.limits.Limits;
import sijill.federation.operation.CheckedDocument;
import sijill.federation.operation.DocumentChecker;
import sijill.federation.operation.Operation;
import sijill.federation.operation.RequestRefusedException;
import sijill.federation.operation.Suggestions;
import sijill.federation.plan.Planner;
import sijill.federation.plan.PlanningException;
import sijill.federation.schema.AccessRules;
import sijill.federation.schema.SupergraphSchema;
import sijill.federation.transport.HttpSubgraphTransport;
import sijill.federation.transport.SubgraphTransport;

/**
 * Answers requests over one supergraph. Immutable and safe for any number of threads; a
 * new supergraph is a new engine.
 */
public final class Engine {

	private final DocumentChecker checker;

	private final Planner planner;

	private final Executor executor;

	private final AccessRules accessRules;

	private final Duration deadline;

	private final boolean queryPlans;

	private final EngineObserver observer;

	private final PlanCache<String, CheckedDocument> documents;

	private final PlanCache<PlanKey, ExecutablePlan> plans;

	private Engine(Builder builder) {
		SupergraphSchema schema = builder.supergraph.schema();
		SubgraphTransport transport = (builder.transport != null) ? builder.transport : new HttpSubgraphTransport();
		this.checker = new DocumentChecker(schema.apiSchema(), builder.limits, builder.introspection,
				builder.suggestions ? Suggestions.from(schema.apiSchema()) : Suggestions.NONE);
		this.planner = new Planner(schema);
		this.accessRules = schema.accessRules();
		this.executor = new Executor(schema, transport, builder.callDeadline, builder.observer,
				builder.introspection ? schema.apiSchema() : null);
		this.deadline = builder.deadline;
		this.queryPlans = builder.queryPlans;
		this.observer = builder.observer;
		this.documents = new PlanCache<>(builder.planCacheSize, String::length);
		this.plans = new PlanCache<>(builder.planCacheSize, (key) -> key.query().length());
	}

	public static Builder builder(Supergraph supergraph) {
		return new Builder(supergraph);
	}

	/**
	 * Answers a request. Blocks until the answer is complete, at most for the deadline;
	 * never throws for what a client or a subgraph did.
	 */
	public GraphQlResponse execute(GraphQlRequest request) {
		long start = System.nanoTime();
		OperationKind kind = null;
		GraphQlResponse response;
		try {
			CheckedDocument document = document(request.query());
			OperationDefinition definition = document.operation(request.operationName());
			kind = OperationKind.valueOf(definition.getOperation().name());
			this.checker.limit(document.document(), request.operationName(), request.variables());
			allow(kind, request.context());
			Map<String, @Nullable Object> coerced = this.checker.coerce(definition, request.variables());
			Operation operation = document.operation(definition, coerced)
				.of(this.accessRules.relevant(request.context().caller()));
			this.observer.operationStarted(definition.getName(), kind);
			response = answer(request, plan(request.query(), operation), start);
		}
		catch (RequestRefusedException ex) {
			List<GraphQlError> errors = ex.errors()
				.stream()
				.map((error) -> error.with(request.context().errorDetails()))
				.toList();
			response = new GraphQlResponse(ex.outcome(), Executor.refusal(errors), errors, 0);
		}
		this.observer.operationFinished(request.operationName(), kind, response.outcome(), response.errors().size(),
				response.subgraphCalls(), Duration.ofNanos(System.nanoTime() - start));
		return response;
	}

	/**
	 * The plan of a request as text, for people; nothing is called.
	 * @throws IllegalArgumentException where the request would be refused
	 */
	public String explain(GraphQlRequest request) {
		try {
			CheckedDocument document = document(request.query());
			OperationDefinition definition = document.operation(request.operationName());
			Map<String, @Nullable Object> coerced = this.checker.coerce(definition, request.variables());
			Operation operation = document.operation(definition, coerced)
				.of(this.accessRules.relevant(request.context().caller()));
			return plan(request.query(), operation).plan().text();
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
		long end = System.nanoTime() + limit.toNanos();
		for (PlanKey key : earlier.plans.keys()) {
			if (System.nanoTime() > end) {
				break;
			}
			try {
				CheckedDocument document = document(key.query());
				plan(key.query(), document.operation(document.operation(key.operationName()), key.conditions()));
			}
			catch (RequestRefusedException ex) {
				// Whoever still asks for it is told why.
			}
		}
		return this.plans.keys().size();
	}

	private CheckedDocument document(String query) throws RequestRefusedException {
		CheckedDocument known = this.documents.get(query);
		if (known == null) {
			Document parsed = this.checker.parse(query);
			this.checker.limit(parsed, null, Map.of());
			known = this.checker.validate(parsed);
			this.documents.put(query, known);
		}
		return known;
	}

	private static void allow(OperationKind kind, RequestContext context) throws RequestRefusedException {
		if (!context.allowed().contains(kind)) {
			String name = kind.name().toLowerCase(Locale.ROOT);
			throw new RequestRefusedException(Outcome.OPERATION_NOT_ALLOWED,
					List.of(new GraphQlError("A " + name + " is not allowed here", ErrorCode.BAD_REQUEST)));
		}
	}

	private ExecutablePlan plan(String query, Operation operation) throws RequestRefusedException {
		PlanKey key = new PlanKey(query, operation.definition().getName(), operation.conditions(), operation.caller());
		ExecutablePlan known = this.plans.get(key);
		if (known == null) {
			try {
				known = new ExecutablePlan(operation, this.planner.plan(operation));
			}
			catch (PlanningException ex) {
				throw new RequestRefusedException(
						new GraphQlError(String.valueOf(ex.getMessage()), ErrorCode.BAD_REQUEST));
			}
			this.plans.put(key, known);
		}
		return known;
	}

	private GraphQlResponse answer(GraphQlRequest request, ExecutablePlan plan, long start) {
		Duration left = request.context().timeLeft();
		Duration limit = (left != null && left.compareTo(this.deadline) < 0) ? left : this.deadline;
		Map<String, Object> extensions = this.queryPlans ? Map.of("queryPlan", plan.plan().text()) : Map.of();
		Executor.Answer answer = this.executor.execute(plan, request.variables(), request.context(),
				start + limit.toNanos(), extensions);
		return new GraphQlResponse(Outcome.EXECUTED, answer.body(), answer.errors(), answer.calls());
	}

	private record PlanKey(String query, @Nullable String operationName, Map<String, Boolean> conditions,
			@Nullable Caller caller) {
	}

	/**
	 * What an engine is made of; everything but the supergraph has a default.
	 */
	public static final class Builder {

		private final Supergraph supergraph;

		private @Nullable SubgraphTransport transport;

		private Limits limits = Limits.DEFAULTS;

		private Duration deadline = Duration.ofSeconds(8);

		private Duration callDeadline = Duration.ofSeconds(4);

		private boolean introspection;

		private boolean suggestions;

		private boolean queryPlans;

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
