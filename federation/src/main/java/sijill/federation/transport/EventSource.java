package sijill.federation.transport;

/**
 * The events of one subscription at a subgraph, one after the other. A subgraph is read
 * only as fast as its events are taken.
 */
public interface EventSource extends AutoCloseable {

	/**
	 * Waits for the next event.
	 * @throws SubgraphTransportException where the source broke
	 */
	SourceEvent next() throws SubgraphTransportException, InterruptedException;

	/**
	 * Tells the subgraph that nobody listens any more; does not wait for it.
	 */
	@Override
	void close();

}
