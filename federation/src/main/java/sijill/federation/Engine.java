package sijill.federation;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import sijill.federation.limits.Limits;
import sijill.federation.transport.HttpSubgraphTransport;
import sijill.federation.transport.SubgraphTransport;

/**
 * Answers requests over one supergraph. Immutable and safe for any number of threads; a
 * new supergraph is a new engine.
 */
public final class Engine {

	private final Builder builder;

	private Engine(Builder builder) {
		this.builder = builder;
	}

	public static Builder builder(Supergraph supergraph) {
		return new Builder(supergraph);
	}

	/**
	 * Answers a request. Blocks until the answer is complete, at most for the deadline;
	 * never throws for what a client or a subgraph did.
	 */
	public GraphQlResponse execute(GraphQlRequest request) {
		String message = "no engine over " + this.builder.supergraph.subgraphs().size() + " subgraphs yet";
		return new GraphQlResponse(GraphQlResponse.Outcome.REQUEST_ERROR, new byte[0],
				java.util.List.of(new GraphQlError(message, ErrorCode.UNAVAILABLE)), 0);
	}

	/**
	 * What an engine is made of; everything but the supergraph has a default.
	 */
	@SuppressWarnings("UnusedVariable")
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
		 * Whether clients may ask for the schema; off by default.
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
		 * How many plans are kept; 1,000 by default.
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
