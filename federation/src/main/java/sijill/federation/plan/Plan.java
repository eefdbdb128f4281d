package sijill.federation.plan;

import java.util.List;

import sijill.federation.OperationKind;

/**
 * How an operation is answered: the requests to subgraphs, in an order in which each
 * stands behind those that it waits for, and the shape of the answer. Immutable, and good
 * for any values of the variables.
 */
public record Plan(OperationKind kind, List<Request> requests, String rootType, Shape root, boolean introspects,
		String text) {

	/**
	 * Whether it makes fewer calls, or waits less often for as many.
	 */
	boolean isBetterThan(Plan other) {
		return (this.requests.size() != other.requests.size()) ? this.requests.size() < other.requests.size()
				: waves() < other.waves();
	}

	private int waves() {
		return this.requests.stream().mapToInt(Request::wave).max().orElse(0);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
