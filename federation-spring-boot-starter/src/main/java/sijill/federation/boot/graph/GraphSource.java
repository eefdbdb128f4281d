package sijill.federation.boot.graph;

/**
 * Where a supergraph schema comes from.
 */
@FunctionalInterface
interface GraphSource {

	/**
	 * Reads the supergraph's SDL as it is now.
	 * @throws NoGraphException where there is none, or it cannot be reached yet
	 */
	String supergraphSdl() throws NoGraphException, InterruptedException;

}
