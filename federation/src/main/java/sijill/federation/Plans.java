package sijill.federation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.GraphQlResponse.Outcome;
import sijill.federation.execute.ExecutablePlan;
import sijill.federation.operation.CheckedDocument;
import sijill.federation.operation.DocumentChecker;
import sijill.federation.operation.Operation;
import sijill.federation.operation.RequestRefusedException;
import sijill.federation.plan.Planner;
import sijill.federation.plan.PlanningException;
import sijill.federation.schema.AccessRules;
import sijill.federation.schema.SupergraphSchema;

/**
 * From requests to plans. What was checked and planned once is kept.
 */
final class Plans {

	private final DocumentChecker checker;

	private final Planner planner;

	private final AccessRules accessRules;

	private final Labels labels;

	private final PlanCache<String, CheckedDocument> documents;

	private final PlanCache<PlanKey, ExecutablePlan> plans;

	Plans(SupergraphSchema schema, DocumentChecker checker, OverrideLabels labels, int size) {
		this.checker = checker;
		this.planner = new Planner(schema);
		this.accessRules = schema.accessRules();
		this.labels = new Labels(schema, labels);
		this.documents = new PlanCache<>(size, String::length);
		this.plans = new PlanCache<>(size, (key) -> key.query().length());
	}

	private record PlanKey(String query, @Nullable String operationName, Map<String, Boolean> conditions, Caller caller,
			Set<String> labels) {
	}

	/**
	 * A request whose document is valid; whether it is allowed, and fits its variables,
	 * is not known yet.
	 */
	record Checked(GraphQlRequest request, CheckedDocument document, OperationDefinition definition) {

		OperationKind kind() {
			return OperationKind.valueOf(this.definition.getOperation().name());
		}

	}

	Checked check(GraphQlRequest request) throws RequestRefusedException {
		CheckedDocument document = document(request.query());
		return new Checked(request, document, document.operation(request.operationName()));
	}

	/**
	 * Holds a request against the limits and against what its context allows.
	 */
	void admit(Checked checked, Set<OperationKind> kinds) throws RequestRefusedException {
		GraphQlRequest request = checked.request();
		this.checker.limit(checked.document(), checked.definition(), request.variables());
		if (!kinds.contains(checked.kind()) || !request.context().allowed().contains(checked.kind())) {
			throw notAllowed(checked.kind());
		}
	}

	private static RequestRefusedException notAllowed(OperationKind kind) {
		if (kind == OperationKind.SUBSCRIPTION) {
			return new RequestRefusedException(Outcome.EVENTS_NOT_TAKEN,
					List.of(new GraphQlError("A subscription is answered by events, which this request does not take",
							ErrorCode.BAD_REQUEST)));
		}
		return new RequestRefusedException(Outcome.OPERATION_NOT_ALLOWED,
				List.of(new GraphQlError("A " + kind.name().toLowerCase(Locale.ROOT) + " is not allowed here",
						ErrorCode.BAD_REQUEST)));
	}

	Operation operation(Checked checked) throws RequestRefusedException {
		GraphQlRequest request = checked.request();
		Map<String, @Nullable Object> coerced = this.checker.coerce(checked.definition(), request.variables());
		Operation operation = checked.document()
			.operation(checked.definition(), coerced)
			.of(this.accessRules.relevant(request.context().caller()));
		return this.labels.decide(operation, checked.document(), request.context());
	}

	ExecutablePlan plan(String query, Operation operation) throws RequestRefusedException {
		PlanKey key = new PlanKey(query, operation.definition().getName(), operation.conditions(),
				Objects.requireNonNull(operation.caller()), operation.labels());
		ExecutablePlan known = this.plans.get(key);
		if (known == null) {
			try {
				known = new ExecutablePlan(operation, this.planner.plan(operation));
			}
			catch (PlanningException ex) {
				throw new RequestRefusedException(
						new GraphQlError(String.valueOf(ex.getMessage()), ErrorCode.BAD_REQUEST));
			}
			this.plans.put(key, known);
		}
		return known;
	}

	/**
	 * Plans what others have plans for.
	 * @return how many plans there are now
	 */
	int warm(Plans earlier, Duration limit) {
		long end = System.nanoTime() + limit.toNanos();
		for (PlanKey key : earlier.plans.keys()) {
			if (System.nanoTime() > end) {
				break;
			}
			try {
				CheckedDocument document = document(key.query());
				Operation operation = document.operation(document.operation(key.operationName()), key.conditions())
					.of(this.accessRules.relevant(key.caller()));
				plan(key.query(), this.labels.keep(operation, document, key.labels()));
			}
			catch (RequestRefusedException ex) {
				// Whoever still asks for it is told why.
			}
		}
		return this.plans.keys().size();
	}

	private CheckedDocument document(String query) throws RequestRefusedException {
		CheckedDocument known = this.documents.get(query);
		if (known == null) {
			Document parsed = this.checker.parse(query);
			this.checker.limit(parsed, null, Map.of());
			known = this.checker.validate(parsed);
			this.documents.put(query, known);
		}
		return known;
	}

}
