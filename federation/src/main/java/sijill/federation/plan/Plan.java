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

	@Override
	public String toString() {
		return this.text;
	}

}
