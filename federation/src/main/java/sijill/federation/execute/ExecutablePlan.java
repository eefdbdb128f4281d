package sijill.federation.execute;

import sijill.federation.operation.Operation;
import sijill.federation.plan.Plan;
import sijill.federation.plan.Request;

/**
 * A plan that is kept, with the text of its requests ready as JSON.
 */
public final class ExecutablePlan {

	private final Operation operation;

	private final Plan plan;

	private final byte[][] heads;

	public ExecutablePlan(Operation operation, Plan plan) {
		this.operation = operation;
		this.plan = plan;
		this.heads = plan.requests().stream().map(ExecutablePlan::head).toArray(byte[][]::new);
	}

	private static byte[] head(Request request) {
		return new JsonWriter(request.query().length() + 64).raw("{\"query\":").string(request.query()).toBytes();
	}

	public Operation operation() {
		return this.operation;
	}

	public Plan plan() {
		return this.plan;
	}

	/**
	 * The beginning of a request's body, up to its variables.
	 */
	byte[] headOf(Request request) {
		boolean isKept = request.query().equals(this.plan.requests().get(request.id()).query());
		return isKept ? this.heads[request.id()] : head(request);
	}

}
