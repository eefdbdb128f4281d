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
		this.heads = plan.requests().stream().map((it) -> head(it.query())).toArray(byte[][]::new);
	}

	/**
	 * The beginning of the body of a request that has another text than the plan keeps.
	 */
	static byte[] head(String query) {
		return new JsonWriter(query.length() + 64).raw("{\"query\":").string(query).toBytes();
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
		return isKept ? this.heads[request.id()] : head(request.query());
	}

}
