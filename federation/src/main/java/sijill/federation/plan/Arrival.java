package sijill.federation.plan;

/**
 * That a subgraph is asked for objects at a place in the answer; the root's place is
 * empty.
 */
record Arrival(int subgraph, String place) {

	static Arrival of(Fetch fetch) {
		return new Arrival(fetch.subgraph(), fetch.root().branch().position().place());
	}

}
