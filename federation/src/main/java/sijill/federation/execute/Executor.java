package sijill.federation.execute;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

import sijill.federation.EngineObserver;
import sijill.federation.GraphQlError;
import sijill.federation.RequestContext;
import sijill.federation.schema.SupergraphSchema;
import sijill.federation.transport.SubgraphTransport;

/**
 * Executes plans over the subgraphs of one supergraph.
 */
public final class Executor {

	private final Subgraphs subgraphs;

	private final Introspection introspection;

	/**
	 * An executor for plans over a supergraph.
	 * @param introspected the schema that clients may ask about; null for none
	 */
	public Executor(SupergraphSchema schema, SubgraphTransport transport, Duration callDeadline,
			EngineObserver observer, @Nullable GraphQLSchema introspected) {
		this.subgraphs = new Subgraphs(schema, transport, callDeadline, observer);
		this.introspection = new Introspection(introspected);
	}

	/**
	 * An answer: its body, its errors, and how many requests it took.
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied
	public record Answer(byte[] body, List<GraphQlError> errors, int calls) {
	}

	/**
	 * Executes a plan.
	 * @param variables as the client sent them, which the operation's own declarations
	 * fit
	 * @param deadline in the time of {@link System#nanoTime()}
	 * @param extensions the entry {@code extensions} of the answer; empty for none
	 */
	public Answer execute(ExecutablePlan plan, Map<String, @Nullable Object> variables, RequestContext context,
			long deadline, Map<String, Object> extensions) {
		Execution execution = new Execution(plan, this.subgraphs, variables, context.headers(), deadline);
		execution.run();
		Map<String, byte[]> schemaAnswers = plan.plan().introspects()
				? this.introspection.answer(plan.operation(), variables) : Map.of();
		JsonWriter out = new JsonWriter(8192);
		out.raw("{\"data\":");
		new Projection(out, execution.errors(), schemaAnswers).write(execution.root(), plan.plan().root());
		List<GraphQlError> errors = execution.errors().all(context.errorDetails());
		if (!errors.isEmpty()) {
			out.raw(",\"errors\":").value(errors.stream().map(GraphQlError::toSpecification).toList());
		}
		if (!extensions.isEmpty()) {
			out.raw(",\"extensions\":").value(extensions);
		}
		out.sign('}');
		return new Answer(out.toBytes(), errors, execution.calls());
	}

	/**
	 * The body of an answer to a request that is not executed.
	 */
	public static byte[] refusal(List<GraphQlError> errors) {
		return new JsonWriter(512).value(Map.of("errors", errors.stream().map(GraphQlError::toSpecification).toList()))
			.toBytes();
	}

}
