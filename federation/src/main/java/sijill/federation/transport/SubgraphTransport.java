package sijill.federation.transport;

/**
 * Carries requests to subgraphs. Blocks until the reply is there; called on virtual
 * threads, from many at once.
 */
@FunctionalInterface
public interface SubgraphTransport {

	/**
	 * Sends a request and waits for its reply, at most for the time that is left for it.
	 * @throws SubgraphTransportException where there is no reply to read
	 */
	SubgraphReply send(SubgraphCall call) throws SubgraphTransportException;

}
