package sijill.federation.execute;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.Function;

import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

import sijill.federation.EngineObserver;
import sijill.federation.GraphQlError;
import sijill.federation.RequestContext;
import sijill.federation.SubscriptionFailedException;
import sijill.federation.schema.SupergraphSchema;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubscriptionTransport;

/**
 * Executes plans over the subgraphs of one supergraph.
 */
public final class Executor {

	private final Subgraphs subgraphs;

	private final Introspection introspection;

	/**
	 * An executor for plans over a supergraph.
	 * @param outspoken the subgraphs whose messages clients may read
	 * @param introspected the schema that clients may ask about; null for none
	 */
	public Executor(SupergraphSchema schema, SubgraphTransport transport, SubscriptionTransport subscriptions,
			Duration callDeadline, EngineObserver observer, Set<String> outspoken,
			@Nullable GraphQLSchema introspected) {
		this.subgraphs = new Subgraphs(schema, transport, subscriptions, callDeadline, observer, outspoken);
		this.introspection = new Introspection(introspected);
	}

	/**
	 * An answer: its body, its errors, and how many requests it took.
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied
	public record Answer(byte[] body, List<GraphQlError> errors, int calls) {
	}

	/**
	 * What a plan is executed for: the variables, as the client sent them and as the
	 * operation's own declarations fit them, what surrounds the request, and the entry
	 * {@code extensions} of every answer (empty for none).
	 */
	public record Purpose(ExecutablePlan plan, Map<String, @Nullable Object> variables, RequestContext context,
			Map<String, Object> extensions) {
	}

	/**
	 * Executes a plan.
	 * @param deadline in the time of {@link System#nanoTime()}
	 */
	public Answer execute(Purpose purpose, long deadline) {
		Execution execution = execution(purpose, deadline);
		execution.run();
		return answer(execution, purpose);
	}

	/**
	 * Executes the plan of a subscription, anew for each who subscribes to what is
	 * returned here. An error of the source ends it with a
	 * {@link SubscriptionFailedException}.
	 * @param patience how long the subgraph may take to begin, and what others know of an
	 * event may take to come
	 * @param form what becomes of an answer
	 */
	public <T> Flow.Publisher<T> subscribe(Purpose purpose, Duration patience, Function<Answer, T> form) {
		return (subscriber) -> new AnswerStream<>(this, purpose, patience, form, subscriber).start();
	}

	Subgraphs subgraphs() {
		return this.subgraphs;
	}

	Execution execution(Purpose purpose, long deadline) {
		return new Execution(purpose.plan(), this.subgraphs, purpose.variables(), purpose.context().headers(),
				deadline);
	}

	Answer answer(Execution execution, Purpose purpose) {
		ExecutablePlan plan = purpose.plan();
		Map<String, byte[]> schemaAnswers = plan.plan().introspects()
				? this.introspection.answer(plan.operation(), purpose.variables()) : Map.of();
		JsonWriter out = new JsonWriter(8192);
		out.raw("{\"data\":");
		new Projection(out, execution.errors(), schemaAnswers).write(execution.root(), plan.plan().root());
		List<GraphQlError> errors = execution.errors()
			.all(purpose.context().errorDetails(), execution.root(), plan.plan().root());
		if (!errors.isEmpty()) {
			out.raw(",\"errors\":").value(errors.stream().map(GraphQlError::toSpecification).toList());
		}
		if (!purpose.extensions().isEmpty()) {
			out.raw(",\"extensions\":").value(purpose.extensions());
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
