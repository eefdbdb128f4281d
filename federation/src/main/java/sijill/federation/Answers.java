package sijill.federation;

import java.util.concurrent.Flow;

/**
 * What a request is answered with where there may be more than one answer.
 */
public sealed interface Answers {

	/**
	 * The only one: of a query, of a mutation, or of anything that is refused.
	 */
	record One(GraphQlResponse response) implements Answers {
	}

	/**
	 * Those of a subscription: one for each event, in order, and as many as are asked
	 * for. Nothing happens before somebody subscribes, and everybody who does has a
	 * subscription of their own; to cancel it stops its source at once. It ends in error,
	 * always with a {@link SubscriptionFailedException}, where the source does.
	 */
	record Many(Flow.Publisher<GraphQlResponse> publisher) implements Answers {
	}

}
