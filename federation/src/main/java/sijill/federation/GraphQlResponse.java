package sijill.federation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import sijill.federation.execute.Executor;
import sijill.federation.execute.JsonValues;

/**
 * The answer to a request, as JSON in UTF-8.
 */
public final class GraphQlResponse {

	/**
	 * What became of a request.
	 */
	public enum Outcome {

		/** Executed: there is an entry {@code data}, which may be null. */
		EXECUTED,
		/** Refused before anything was executed: no entry {@code data}. */
		REQUEST_ERROR,
		/** Refused since the context does not allow this kind of operation. */
		OPERATION_NOT_ALLOWED,
		/** A subscription where only one answer is taken. */
		EVENTS_NOT_TAKEN

	}

	private final Outcome outcome;

	private final byte[] body;

	private final List<GraphQlError> errors;

	private final int subgraphCalls;

	private GraphQlResponse(Outcome outcome, byte[] body, List<GraphQlError> errors, int subgraphCalls) {
		this.outcome = outcome;
		this.body = body;
		this.errors = List.copyOf(errors);
		this.subgraphCalls = subgraphCalls;
	}

	static GraphQlResponse executed(Executor.Answer answer) {
		return new GraphQlResponse(Outcome.EXECUTED, answer.body(), answer.errors(), answer.calls());
	}

	static GraphQlResponse refused(Outcome outcome, List<GraphQlError> errors) {
		return new GraphQlResponse(outcome, Executor.refusal(errors), errors, 0);
	}

	/**
	 * An answer that says why nothing was executed, or why nothing more comes.
	 */
	public static GraphQlResponse refused(List<GraphQlError> errors) {
		return refused(Outcome.REQUEST_ERROR, errors);
	}

	public Outcome outcome() {
		return this.outcome;
	}

	/**
	 * True where nothing was executed, and the answer therefore has no entry
	 * {@code data}.
	 */
	public boolean isRequestError() {
		return this.outcome != Outcome.EXECUTED;
	}

	public List<GraphQlError> errors() {
		return this.errors;
	}

	/**
	 * How many requests were sent to subgraphs for this answer.
	 */
	public int subgraphCalls() {
		return this.subgraphCalls;
	}

	/**
	 * The whole answer, ready for the wire; the array is not copied.
	 */
	public byte[] bytes() {
		return this.body;
	}

	public void writeTo(OutputStream out) throws IOException {
		out.write(this.body);
	}

	/**
	 * The answer as maps and lists ({@code data}, {@code errors}, {@code extensions}), in
	 * the order of the query: for callers that cannot take bytes.
	 */
	public Map<String, @Nullable Object> toSpecification() {
		return JsonValues.object(this.body);
	}

}
