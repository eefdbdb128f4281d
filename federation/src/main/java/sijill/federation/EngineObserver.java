package sijill.federation;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Told what the engine does, for metrics and traces. Called on the threads that do the
 * work: an observer returns at once and throws nothing.
 */
public interface EngineObserver {

	/**
	 * How a call to a subgraph ended.
	 */
	enum CallOutcome {

		/** An answer without errors. */
		ANSWERED,
		/** An answer with errors of the subgraph's own in it. */
		ANSWERED_WITH_ERRORS,
		/** No answer within the time. */
		TIMEOUT,
		/**
		 * Not reached, a status that is none of GraphQL's, or refused by the transport.
		 */
		UNAVAILABLE,
		/** Reached, and what it sent is no answer of GraphQL. */
		INVALID,
		/** Given up, since nobody waits for the operation's answer any more. */
		CANCELLED

	}

	/**
	 * The operation passed all checks, and is planned and executed from here on.
	 */
	default void operationStarted(@Nullable String operationName, OperationKind kind) {
	}

	/**
	 * The answer is complete. Kind is null where the request was refused before its kind
	 * was known, and no start was reported then.
	 */
	default void operationFinished(@Nullable String operationName, @Nullable OperationKind kind,
			GraphQlResponse.Outcome outcome, int errors, int subgraphCalls, Duration duration) {
	}

	/**
	 * How a subscription ended.
	 */
	enum SubscriptionEnd {

		/** Its source had nothing more to say. */
		COMPLETED,
		/** Its source broke, or never began. */
		FAILED,
		/** Nobody listens any more. */
		CANCELLED

	}

	/**
	 * An event of a subscription is answered.
	 * @param subgraphCalls to join what other subgraphs know
	 * @param duration from the event to its answer
	 */
	default void eventAnswered(int errors, int subgraphCalls, Duration duration) {
	}

	/**
	 * A subscription that was started has ended, after so many events. One that was
	 * refused is an operation that is finished.
	 */
	default void subscriptionFinished(@Nullable String operationName, SubscriptionEnd end, long events,
			Duration duration) {
	}

	default void subgraphCallFinished(String subgraph, CallOutcome outcome, Duration duration) {
	}

	/**
	 * A subgraph did not know entities that another one refers to; they are null without
	 * an error.
	 */
	default void missingEntities(String subgraph, String type, int count) {
	}

}
