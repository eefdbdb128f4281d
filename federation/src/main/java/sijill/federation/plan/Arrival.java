package sijill.federation.plan;

/**
 * That a subgraph is asked for objects at a place in the answer; the root's place is
 * empty.
 */
record Arrival(int subgraph, String place) {

	static Arrival of(Fetch fetch) {
		Fetch.Entities entities = fetch.entities();
		return new Arrival(fetch.subgraph(), (entities != null) ? entities.branch().position().place() : "");
	}

}
