package sijill.federation.transport;

/**
 * Opens subscriptions at subgraphs. Called on virtual threads, from many at once.
 */
@FunctionalInterface
public interface SubscriptionTransport {

	/**
	 * Sends a subscription and waits until the subgraph has taken it, at most for the
	 * time that is left for it. Whoever opens a source closes it.
	 * @throws SubgraphTransportException where it was not taken
	 */
	EventSource open(SubgraphCall call) throws SubgraphTransportException;

}
